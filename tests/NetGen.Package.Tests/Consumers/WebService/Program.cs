using NetGen;

const string File = "xor.safetensors";
if (!System.IO.File.Exists(File))
{
    Learn().Save(File);
}

WebApplicationBuilder builder = WebApplication.CreateBuilder(args);
builder.Services.AddSingleton(new Served<Xor>(() =>
{
    var xor = new Xor();
    xor.Load(File);
    return xor;
}));

WebApplication app = builder.Build();
app.MapPost("/xor", (float[] x, Served<Xor> xor) => x.Length == Xor.InputCount
    ? Results.Ok(xor.Current.Predict(x))
    : Results.BadRequest($"{Xor.InputCount} numbers are wanted."));
app.MapPost("/reload", (Served<Xor> xor) => xor.Reload());
app.Run();

static Xor Learn()
{
    var xor = new Xor(seed: 1);
    for (int step = 0; step < 5000; step++)
    {
        xor.TrainBatch([0, 0, 0, 1, 1, 0, 1, 1], [0, 1, 1, 0], learningRate: 0.5f);
    }

    return xor;
}

[Network(Inputs = 2, Hidden = 3, Outputs = 1)]
public partial class Xor;
