using System.Diagnostics;
using System.Text.RegularExpressions;

namespace ${{ values.namespace }}.Http;

/// <summary>One structured line a request, with an id that the caller may bring (x-request-id) and gets back.</summary>
internal sealed partial class RequestLog(RequestDelegate next, ILogger<RequestLog> logger)
{
    private const string Header = "x-request-id";

    private static readonly HashSet<string> Unlogged = ["/healthz", "/readyz", "/metrics"];

    public async Task InvokeAsync(HttpContext context)
    {
        var requestId = RequestIdOf(context.Request.Headers[Header].ToString());
        // Lines of the framework name a request by this.
        context.TraceIdentifier = requestId;
        // At the last moment: the exception handler clears what is set before.
        context.Response.OnStarting(() =>
        {
            context.Response.Headers[Header] = requestId;
            return Task.CompletedTask;
        });
        using var scope = logger.BeginScope(new Dictionary<string, object?> { ["requestId"] = requestId });
        var started = Stopwatch.GetTimestamp();
        try
        {
            await next(context);
        }
        finally
        {
            var path = context.Request.Path.ToString();
            if (!Unlogged.Contains(path))
            {
                var duration = (long)Stopwatch.GetElapsedTime(started).TotalMilliseconds;
                LogRequest(logger, context.Request.Method, path, context.Response.StatusCode, duration);
            }
        }
    }

    private static string RequestIdOf(string given) =>
        SaneId().IsMatch(given) ? given : Guid.NewGuid().ToString();

    [GeneratedRegex(@"\A[A-Za-z0-9_-]{1,64}\z")]
    private static partial Regex SaneId();

    [LoggerMessage(Level = LogLevel.Information, Message = "{method} {path} answered {status} in {durationMs} ms")]
    private static partial void LogRequest(ILogger logger, string method, string path, int status, long durationMs);
}
