using Microsoft.Extensions.Options;

namespace ${{ values.namespace }}.Shutdown;

/// <summary>
/// The first part of a shutdown, before the port closes: callers see that they shall go, by /readyz and by closed
/// connections, and those that are on their way are still served.
/// </summary>
internal sealed class Draining(IOptions<ShutdownOptions> options) : IHostedLifecycleService
{
    public Task StoppingAsync(CancellationToken cancellationToken) =>
        Task.Delay(TimeSpan.FromSeconds(options.Value.DrainSeconds), cancellationToken);

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}

internal static class DrainingExtensions
{
    public static void AddDraining(this IServiceCollection services)
    {
        services.AddOptions<ShutdownOptions>().BindConfiguration("").ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<HostOptions>().Configure<IOptions<ShutdownOptions>>((host, shutdown) =>
            host.ShutdownTimeout =
                TimeSpan.FromSeconds(shutdown.Value.DrainSeconds + shutdown.Value.TimeoutSeconds));
        services.AddHostedService<Draining>();
    }

    /// <summary>While the service drains, every answer is the last one on its connection.</summary>
    public static void UseConnectionClosing(this WebApplication app) =>
        app.Use((context, next) =>
        {
            // When it is answered, not when it comes: the stop may fall between, and an error clears what was set.
            context.Response.OnStarting(() =>
            {
                if (app.Lifetime.ApplicationStopping.IsCancellationRequested)
                {
                    context.Response.Headers.Connection = "close";
                }
                return Task.CompletedTask;
            });
            return next(context);
        });
}
