using System.ComponentModel.DataAnnotations;

namespace ${{ values.namespace }}.Greeting;

/// <summary>Read once at start; a bad value stops the start and is named.</summary>
public sealed class GreetingOptions
{
    /// <summary>The word before the name.</summary>
    [ConfigurationKeyName("GREETING_SALUTATION")]
    [Required(ErrorMessage = "GREETING_SALUTATION must not be blank")]
    [StringLength(40, ErrorMessage = "GREETING_SALUTATION must not be longer than 40 characters")]
    public string Salutation { get; set; } = "Hello";
}
