package ${{ values.package }}.shutdown;

import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Read once at start; a bad value stops the start and is named.
 *
 * @param drain how long the service still answers after SIGTERM while it sends its callers away, from {@code
 *     SHUTDOWN_DRAIN}; what is open after that has the graceful shutdown's own time to finish
 */
@Validated
@ConfigurationProperties("shutdown")
public record ShutdownProperties(
        @DefaultValue("2s") @DurationMin @DurationMax(seconds = 10)
        Duration drain) {}
