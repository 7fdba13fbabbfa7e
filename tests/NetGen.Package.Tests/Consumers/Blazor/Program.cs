using Blazor;
using Microsoft.AspNetCore.Http.HttpResults;
using NetGen;

WebApplicationBuilder builder = WebApplication.CreateBuilder(args);
builder.Services.AddRazorComponents();
builder.Services.AddSingleton(Xor.Learned());

WebApplication app = builder.Build();
app.MapGet("/", (float a, float b) => new RazorComponentResult<Answer>(new { A = a, B = b }));
app.Run();

[Network(Inputs = 2, Hidden = 3, Outputs = 1)]
public partial class Xor
{
    public static Xor Learned()
    {
        var xor = new Xor(seed: 1);
        for (int step = 0; step < 5000; step++)
        {
            xor.TrainBatch([0, 0, 0, 1, 1, 0, 1, 1], [0, 1, 1, 0], learningRate: 0.5f);
        }

        return xor;
    }
}
