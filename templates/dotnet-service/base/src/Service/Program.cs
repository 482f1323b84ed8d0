using System.Globalization;
using Prometheus;
using ${{ values.namespace }}.Greeting;
using ${{ values.namespace }}.Http;
using ${{ values.namespace }}.Shutdown;

var builder = WebApplication.CreateBuilder(args);

var port = builder.Configuration.GetValue<ushort>("PORT", 8080);
builder.WebHost.UseSetting(WebHostDefaults.HttpPortsKey, port.ToString(CultureInfo.InvariantCulture));
builder.Logging.AddJsonLines(builder.Configuration.GetValue("LOG_LEVEL", LogLevel.Information));
builder.Services.AddProblemDetails();
builder.Services.AddGreeting();
builder.Services.AddDraining();

var app = builder.Build();

app.UseMiddleware<RequestLog>();
app.UseRouteMetrics();
app.UseExceptionHandler();
app.UseStatusCodePages();
app.UseConnectionClosing();
app.MapHealth();
app.MapMetrics("/metrics");
app.MapGreeting();

app.Run();
