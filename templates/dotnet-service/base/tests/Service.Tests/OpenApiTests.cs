using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using YamlDotNet.RepresentationModel;

namespace ${{ values.namespace }}.Tests;

/// <summary>The document that callers read in the catalog must name what is served, no less and no more.</summary>
public sealed class OpenApiTests(WebApplicationFactory<Program> factory)
    : IClassFixture<WebApplicationFactory<Program>>
{
    private static readonly string[] Methods = ["get", "put", "post", "patch", "delete", "head", "options"];

    [Fact]
    public void NamesWhatIsServed() => Assert.Equal(Served().Order(), Published().Order());

    /// <summary>Without /metrics, which takes any method and is not for callers.</summary>
    private IEnumerable<string> Served() =>
        from endpoint in factory.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
        from accepted in endpoint.Metadata.OfType<HttpMethodMetadata>()
        from method in accepted.HttpMethods
        select $"{method} {endpoint.RoutePattern.RawText}";

    private static IEnumerable<string> Published()
    {
        var yaml = new YamlStream();
        yaml.Load(new StringReader(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "openapi.yaml"))));
        var paths = (YamlMappingNode)yaml.Documents[0].RootNode["paths"];
        return
            from path in paths.Children
            from item in ((YamlMappingNode)path.Value).Children
            let method = $"{item.Key}"
            where Methods.Contains(method)
            select $"{method.ToUpperInvariant()} {path.Key}";
    }
}
