package ${{ values.package }};

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.boot.resttestclient.autoconfigure.AutoConfigureRestTestClient;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The whole service on a free port, called as a client would. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = "shutdown.drain=0s")
@AutoConfigureRestTestClient
@Import(ApplicationTests.Failing.class)
@ExtendWith(OutputCaptureExtension.class)
class ApplicationTests {

    @Autowired
    private RestTestClient client;

    @Autowired
    private ApplicationContext context;

    @Test
    void greets() {
        client.get()
                .uri("/greeting?name=Ada")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .json("{\"message\": \"Hello, Ada!\"}");
    }

    @ParameterizedTest
    @CsvSource({"/nothing, 404", "/failing, 500"})
    void answersErrorsAsProblems(String path, int status) {
        client.get()
                .uri(path)
                .accept(MediaType.TEXT_HTML)
                .exchange()
                .expectStatus()
                .isEqualTo(status)
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .expectBody()
                .jsonPath("$.status")
                .isEqualTo(status);
    }

    @Test
    void logsAnExceptionWithTheIdOfItsRequest(CapturedOutput output) {
        client.get().uri("/failing").header("x-request-id", "abc-1").exchange();
        assertThat(output.getOut().lines())
                .filteredOn(line -> line.contains("\"requestId\":\"abc-1\""))
                .anyMatch(line -> line.contains("for the log alone"))
                .anyMatch(line -> line.contains("\"status\":500"));
    }

    @Test
    void showsMetrics() {
        greets();
        String metrics = client.get()
                .uri("/metrics")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();
        assertThat(metrics)
                .containsPattern("http_server_requests_seconds_count\\{.*method=\"GET\".*uri=\"/greeting\".*}");
    }

    @Test
    void isReadyUnlessItDrainsAndHealthyAllTheSame() {
        client.get().uri("/healthz").exchange().expectStatus().isOk();
        client.get().uri("/readyz").exchange().expectStatus().isOk();
        AvailabilityChangeEvent.publish(context, ReadinessState.REFUSING_TRAFFIC);
        try {
            client.get().uri("/readyz").exchange().expectStatus().isEqualTo(503);
            client.get().uri("/healthz").exchange().expectStatus().isOk();
        } finally {
            AvailabilityChangeEvent.publish(context, ReadinessState.ACCEPTING_TRAFFIC);
        }
    }

    @RestController
    static class Failing {

        @GetMapping("/failing")
        String fail() {
            throw new IllegalStateException("for the log alone");
        }
    }
}
