using System.Net;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace ${{ values.namespace }}.Tests;

public sealed class ShutdownTests
{
    [Fact]
    public async Task SendsCallersAwayAndServesThemWhileItDrains()
    {
        var token = TestContext.Current.CancellationToken;
        await using var factory = new WebApplicationFactory<Program>()
            .WithWebHostBuilder(host => host.UseSetting("SHUTDOWN_DRAIN_SECONDS", "5"));
        using var client = factory.CreateClient();

        factory.Services.GetRequiredService<IHostApplicationLifetime>().StopApplication();

        using var readiness = await client.GetAsync("/readyz", token);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, readiness.StatusCode);
        using var greeting = await client.GetAsync("/greeting", token);
        Assert.Equal(HttpStatusCode.OK, greeting.StatusCode);
        Assert.True(greeting.Headers.ConnectionClose);
    }
}
