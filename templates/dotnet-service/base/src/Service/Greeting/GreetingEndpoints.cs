using Microsoft.Extensions.Options;

namespace ${{ values.namespace }}.Greeting;

/// <summary>What a caller gets; a stand-in for what this service is really for.</summary>
public sealed record GreetingResponse(string Message);

internal static class GreetingEndpoints
{
    public static void AddGreeting(this IServiceCollection services) =>
        services.AddOptions<GreetingOptions>().BindConfiguration("").ValidateDataAnnotations().ValidateOnStart();

    public static void MapGreeting(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapGet("/greeting", (string? name, IOptions<GreetingOptions> options) =>
        {
            var greeted = string.IsNullOrWhiteSpace(name) ? "world" : name.Trim();
            return new GreetingResponse($"{options.Value.Salutation}, {greeted}!");
        });
}
