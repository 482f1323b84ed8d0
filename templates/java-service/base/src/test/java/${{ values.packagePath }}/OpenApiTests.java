package ${{ values.package }};

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.yaml.snakeyaml.Yaml;

/** The document that callers read in the catalog must name what the controllers serve, no less and no more. */
@SpringBootTest
class OpenApiTests {

    private static final Set<String> PROBES = Set.of("GET /healthz", "GET /readyz");

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping controllers;

    @Test
    void namesWhatIsServed() throws IOException {
        var served = new TreeSet<>(PROBES);
        controllers.getHandlerMethods().keySet().forEach(mapping -> served.addAll(operationsOf(mapping)));
        assertThat(published()).isEqualTo(served);
    }

    /** Empty for mappings that take any method, as the one for errors does. */
    private static Set<String> operationsOf(RequestMappingInfo mapping) {
        var operations = new TreeSet<String>();
        for (var method : mapping.getMethodsCondition().getMethods()) {
            mapping.getPatternValues().forEach(path -> operations.add(method + " " + path));
        }
        return operations;
    }

    private static Set<String> published() throws IOException {
        Map<String, Map<String, Map<String, Object>>> document =
                new Yaml().load(Files.readString(Path.of("openapi.yaml")));
        var operations = new TreeSet<String>();
        document.get("paths")
                .forEach((path, item) -> item.keySet().stream()
                        .map(key -> RequestMethod.resolve(key.toUpperCase(Locale.ROOT)))
                        .filter(Objects::nonNull)
                        .forEach(method -> operations.add(method + " " + path)));
        return operations;
    }
}
