using System.Net;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using ${{ values.namespace }}.Greeting;

namespace ${{ values.namespace }}.Tests;

public sealed class ErrorTests(WebApplicationFactory<Program> factory)
    : IClassFixture<WebApplicationFactory<Program>>
{
    [Fact]
    public async Task AnswersWhatNobodyExpectedAsAProblemAndCountsItByItsRoute()
    {
        var token = TestContext.Current.CancellationToken;
        await using var failing = factory.WithWebHostBuilder(host => host.ConfigureTestServices(services =>
            services.AddSingleton<IOptions<GreetingOptions>>(
                _ => throw new InvalidOperationException("for the log alone"))));
        using var client = failing.CreateClient();

        using var response = await client.GetAsync("/greeting", token);

        Assert.Equal(HttpStatusCode.InternalServerError, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        Assert.DoesNotContain("for the log alone", await response.Content.ReadAsStringAsync(token));
        var metrics = await client.GetStringAsync("/metrics", token);
        Assert.Matches(@"http_request_duration_seconds_count\{code=""500"",.*endpoint=""/greeting""", metrics);
    }
}
