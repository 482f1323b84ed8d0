package ${{ values.package }}.greeting;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
class GreetingController {

    private final GreetingProperties properties;

    GreetingController(GreetingProperties properties) {
        this.properties = properties;
    }

    @GetMapping("/greeting")
    Greeting greet(@RequestParam(defaultValue = "") String name) {
        String greeted = name.isBlank() ? "world" : name.strip();
        return new Greeting("%s, %s!".formatted(properties.salutation(), greeted));
    }
}
