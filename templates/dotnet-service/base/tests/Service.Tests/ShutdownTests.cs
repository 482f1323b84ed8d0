using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace ${{ values.namespace }}.Tests;

public sealed class ShutdownTests
{
    [Fact]
    public async Task SendsCallersAwayAndServesThemWhileItDrains()
    {
        var token = TestContext.Current.CancellationToken;
        await using var factory = new ServiceFactory();
        using var client = factory.CreateClient();

        factory.Services.GetRequiredService<IHostApplicationLifetime>().StopApplication();

        using var readiness = await client.GetAsync("/readyz", token);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, readiness.StatusCode);
        using var greeting = await client.GetAsync("/greeting", token);
        Assert.Equal(HttpStatusCode.OK, greeting.StatusCode);
        Assert.True(greeting.Headers.ConnectionClose);
    }
}
