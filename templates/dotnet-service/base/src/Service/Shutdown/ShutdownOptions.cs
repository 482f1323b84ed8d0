using System.ComponentModel.DataAnnotations;

namespace ${{ values.namespace }}.Shutdown;

/// <summary>Read once at start; a bad value stops the start and is named.</summary>
public sealed class ShutdownOptions
{
    /// <summary>Seconds after SIGTERM in which callers are still served and sent away.</summary>
    [ConfigurationKeyName("SHUTDOWN_DRAIN_SECONDS")]
    [Range(0, 10, ErrorMessage = "SHUTDOWN_DRAIN_SECONDS must be from 0 to 10")]
    public int DrainSeconds { get; set; } = 2;

    /// <summary>Seconds that open requests then have to finish.</summary>
    [ConfigurationKeyName("SHUTDOWN_TIMEOUT_SECONDS")]
    [Range(0, 600, ErrorMessage = "SHUTDOWN_TIMEOUT_SECONDS must be from 0 to 600")]
    public int TimeoutSeconds { get; set; } = 25;
}
