package ${{ values.package }};

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.boot.resttestclient.autoconfigure.AutoConfigureRestTestClient;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.ApplicationContext;
import org.springframework.test.web.servlet.client.RestTestClient;

/** The whole service on a free port, called as a client would. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = "shutdown.drain=0s")
@AutoConfigureRestTestClient
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

    @Test
    void saysWhatIsNotThere() {
        client.get().uri("/nothing").exchange().expectStatus().isNotFound();
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
}
