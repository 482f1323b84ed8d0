using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;

namespace ${{ values.namespace }}.Tests;

/// <summary>The whole service in this process, without a port.</summary>
public sealed class ServiceFactory : WebApplicationFactory<Program>
{
    protected override void ConfigureWebHost(IWebHostBuilder builder) =>
        builder.UseSetting("SHUTDOWN_DRAIN_SECONDS", "2");
}
