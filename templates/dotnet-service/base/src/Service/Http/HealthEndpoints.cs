namespace ${{ values.namespace }}.Http;

/// <summary>
/// <c>/healthz</c>: the process is alive. <c>/readyz</c>: it takes requests; 503 while it drains, so that no new
/// ones are sent. Neither looks at other services: their failure must not restart this one.
/// </summary>
internal static class HealthEndpoints
{
    public static void MapHealth(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/healthz", () => TypedResults.Ok(new { status = "ok" }));
        endpoints.MapGet("/readyz", (IHostApplicationLifetime lifetime) =>
            lifetime.ApplicationStopping.IsCancellationRequested
                ? Results.Json(new { status = "draining" }, statusCode: StatusCodes.Status503ServiceUnavailable)
                : Results.Json(new { status = "ok" }));
    }
}
