using System.Text.Json;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using ${{ values.namespace }}.Http;

namespace ${{ values.namespace }}.Tests;

public sealed class JsonLinesTests
{
    [Fact]
    public void PutWhatScopesAndMessagesCarryIntoOneFlatLine()
    {
        var scopes = new LoggerExternalScopeProvider();
        using var scope = scopes.Push(new Dictionary<string, object?> { ["RequestId"] = "abc-1" });
        var said = new Dictionary<string, object?> { ["count"] = 3, ["ratio"] = double.NaN };
        var entry = new LogEntry<Dictionary<string, object?>>(
            LogLevel.Warning, "Orders", default, said, null, (_, _) => "two\nlines");
        using var writer = new StringWriter();

        new JsonLines().Write(in entry, scopes, writer);

        Assert.Single(writer.ToString().TrimEnd().Split('\n'));
        using var json = JsonDocument.Parse(writer.ToString());
        Assert.Equal("Warning", json.RootElement.GetProperty("level").GetString());
        Assert.Equal("two\nlines", json.RootElement.GetProperty("message").GetString());
        Assert.Equal("abc-1", json.RootElement.GetProperty("requestId").GetString());
        Assert.Equal(3, json.RootElement.GetProperty("count").GetInt32());
        Assert.Equal("NaN", json.RootElement.GetProperty("ratio").GetString());
    }
}
