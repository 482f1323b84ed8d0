package ${{ values.package }}.greeting;

import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.webmvc.test.autoconfigure.WebMvcTest;
import org.springframework.test.web.servlet.MockMvc;

@WebMvcTest(controllers = GreetingController.class, properties = "greeting.salutation=Hola")
@EnableConfigurationProperties(GreetingProperties.class)
class GreetingControllerTests {

    @Autowired
    private MockMvc mvc;

    @ParameterizedTest
    @CsvSource({"Ada, 'Hola, Ada!'", "' Ada ', 'Hola, Ada!'", "'', 'Hola, world!'"})
    void greetsByNameOrEveryone(String name, String message) throws Exception {
        mvc.perform(get("/greeting").param("name", name))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.message").value(message));
    }
}
