package ${{ values.package }}.greeting;

/** What a caller gets; a stand-in for what this service is really for. */
public record Greeting(String message) {}
