package ${{ values.package }};

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.springframework.web.client.ResourceAccessException;

class ShutdownTests {

    @Test
    void sendsCallersAwayAndServesThemWhileItDrains() throws Exception {
        var context = SpringApplication.run(Application.class, "--server.port=0", "--shutdown.drain=2s");
        var port = context.getEnvironment().getRequiredProperty("local.server.port");
        var client = RestTestClient.bindToServer()
                .baseUrl("http://localhost:" + port)
                .build();

        var closed = CompletableFuture.runAsync(context::close);

        await().pollInterval(20, TimeUnit.MILLISECONDS)
                .until(() -> client.get()
                                .uri("/readyz")
                                .exchange()
                                .returnResult(String.class)
                                .getStatus()
                        == HttpStatus.SERVICE_UNAVAILABLE);
        client.get()
                .uri("/greeting?name=Ada")
                .exchange()
                .expectStatus()
                .isOk()
                .expectHeader()
                .valueEquals("Connection", "close");
        closed.get(20, TimeUnit.SECONDS);
        assertThatThrownBy(() -> client.get().uri("/readyz").exchange()).isInstanceOf(ResourceAccessException.class);
    }
}
