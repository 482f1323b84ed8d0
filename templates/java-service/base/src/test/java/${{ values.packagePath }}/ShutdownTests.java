package ${{ values.package }};

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.springframework.web.client.ResourceAccessException;

class ShutdownTests {

    @Test
    void sendsCallersAwayAndServesThemWhileItDrains() throws Exception {
        var context = SpringApplication.run(Application.class, "--server.port=0", "--shutdown.drain=10s");
        var port = context.getEnvironment().getRequiredProperty("local.server.port");
        var client = RestTestClient.bindToServer()
                .baseUrl("http://localhost:" + port)
                .build();

        var closing = new Thread(context::close);
        closing.start();

        await().untilAsserted(() ->
                client.get().uri("/readyz").exchange().expectStatus().isEqualTo(503));
        client.get()
                .uri("/greeting?name=Ada")
                .exchange()
                .expectStatus()
                .isOk()
                .expectHeader()
                .valueEquals("Connection", "close");

        closing.interrupt(); // ends the drain, which is long here so that a slow machine does not miss it
        closing.join();
        assertThatThrownBy(() -> client.get().uri("/readyz").exchange()).isInstanceOf(ResourceAccessException.class);
    }
}
