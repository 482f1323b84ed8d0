package ${{ values.package }}.greeting;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Read once at start; a bad value stops the start and is named.
 *
 * @param salutation the word before the name, from {@code GREETING_SALUTATION}
 */
@Validated
@ConfigurationProperties("greeting")
public record GreetingProperties(
        @DefaultValue("Hello") @NotBlank @Size(max = 40) String salutation) {}
