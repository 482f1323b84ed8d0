using System.Net;
using System.Net.Http.Json;
using Microsoft.AspNetCore.Mvc.Testing;
using ${{ values.namespace }}.Greeting;

namespace ${{ values.namespace }}.Tests;

public sealed class ServiceTests(WebApplicationFactory<Program> factory)
    : IClassFixture<WebApplicationFactory<Program>>
{
    private readonly HttpClient client = factory.CreateClient();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/greeting?name=Ada", "Hello, Ada!")]
    [InlineData("/greeting?name=%20Ada%20", "Hello, Ada!")]
    [InlineData("/greeting", "Hello, world!")]
    public async Task GreetsByNameOrEveryone(string path, string message)
    {
        var greeting = await client.GetFromJsonAsync<GreetingResponse>(path, Token);
        Assert.Equal(message, greeting?.Message);
    }

    [Theory]
    [InlineData("/healthz", HttpStatusCode.OK)]
    [InlineData("/readyz", HttpStatusCode.OK)]
    [InlineData("/nothing", HttpStatusCode.NotFound)]
    public async Task Answers(string path, HttpStatusCode status)
    {
        using var response = await client.GetAsync(path, Token);
        Assert.Equal(status, response.StatusCode);
    }

    [Fact]
    public async Task ShowsMetrics()
    {
        await client.GetAsync("/greeting", Token);
        var metrics = await client.GetStringAsync("/metrics", Token);
        Assert.Contains("http_request_duration_seconds_count", metrics);
        Assert.Contains("endpoint=\"/greeting\"", metrics);
    }

    [Theory]
    [InlineData("abc-1", "^abc-1$")]
    [InlineData("not sane", "^[0-9a-f-]{36}$")]
    public async Task KeepsASaneRequestIdOrMakesOne(string given, string expected)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/greeting");
        request.Headers.Add("x-request-id", given);
        using var response = await client.SendAsync(request, Token);
        Assert.Matches(expected, Assert.Single(response.Headers.GetValues("x-request-id")));
    }
}
