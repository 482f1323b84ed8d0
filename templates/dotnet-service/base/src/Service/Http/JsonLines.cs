using System.Text.Json;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Logging.Console;

namespace ${{ values.namespace }}.Http;

/// <summary>One JSON object a line on standard output, flat: what scopes and messages carry becomes fields.</summary>
internal sealed class JsonLines() : ConsoleFormatter(FormatterName)
{
    public const string FormatterName = "json-lines";

    public override void Write<TState>(
        in LogEntry<TState> logEntry, IExternalScopeProvider? scopeProvider, TextWriter textWriter)
    {
        var fields = new Dictionary<string, object?>
        {
            ["time"] = DateTimeOffset.UtcNow,
            ["level"] = logEntry.LogLevel.ToString(),
            ["logger"] = logEntry.Category,
            ["message"] = logEntry.Formatter(logEntry.State, logEntry.Exception),
        };
        if (logEntry.Exception is { } exception)
        {
            fields["exception"] = exception.ToString();
        }
        scopeProvider?.ForEachScope(static (scope, all) => Add(scope, all), fields);
        Add(logEntry.State, fields);
        textWriter.WriteLine(JsonSerializer.Serialize(fields));
    }

    private static void Add(object? source, Dictionary<string, object?> fields)
    {
        if (source is not IEnumerable<KeyValuePair<string, object?>> pairs)
        {
            return;
        }
        foreach (var (name, value) in pairs)
        {
            if (name != "{OriginalFormat}")
            {
                fields.TryAdd(JsonNamingPolicy.CamelCase.ConvertName(name), IsPlain(value) ? value : value?.ToString());
            }
        }
    }

    private static bool IsPlain(object? value) => value is null or bool or int or long;
}

internal static class JsonLinesExtensions
{
    public static void AddJsonLines(this ILoggingBuilder logging, LogLevel level)
    {
        logging.ClearProviders();
        logging.SetMinimumLevel(level);
        logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning);
        logging.AddConsole(options => options.FormatterName = JsonLines.FormatterName);
        logging.AddConsoleFormatter<JsonLines, ConsoleFormatterOptions>();
    }
}
