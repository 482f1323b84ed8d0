using Microsoft.AspNetCore.Diagnostics;
using Prometheus;

namespace ${{ values.namespace }}.Http;

/// <summary>How long requests take, by route and status.</summary>
internal static class RouteMetrics
{
    /// <summary>Comes before the exception handler: behind it, what fails would still count as 200.</summary>
    public static void UseRouteMetrics(this WebApplication app) =>
        app.UseHttpMetrics(options => options.AddCustomLabel("endpoint", RouteOf));

    /// <summary>The exception handler takes the endpoint off the request, and keeps it in its feature.</summary>
    private static string RouteOf(HttpContext context)
    {
        var endpoint = context.Features.Get<IExceptionHandlerFeature>()?.Endpoint ?? context.GetEndpoint();
        return (endpoint as RouteEndpoint)?.RoutePattern.RawText ?? "";
    }
}
