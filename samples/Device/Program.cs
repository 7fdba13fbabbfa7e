using NetGen.Samples.Device;

// What is printed is the same on every machine, to the bit: build.sh compares it.
if (args is ["--first"])
{
    // One prediction and out: the time from the process's start to an answer.
    return Reader.Read(DigitImages.Image(0)) == DigitImages.Label(0) ? 0 : 1;
}

long start = GC.GetAllocatedBytesForCurrentThread();
var xor = new Xor(seed: 1);
long state = GC.GetAllocatedBytesForCurrentThread() - start;
Span<float> exclusive = stackalloc float[4];
Span<int> digits = stackalloc int[DigitImages.Count];
Span<float> certainty = stackalloc float[DigitImages.Count];

// From here on nothing is allocated.
start = GC.GetTotalAllocatedBytes(precise: true);
Lesson.Learn(xor, steps: 20_000);
Lesson.Ask(xor, exclusive);
for (int n = 0; n < digits.Length; n++)
{
    digits[n] = Reader.Read(DigitImages.Image(n), out certainty[n]);
}

long allocated = GC.GetTotalAllocatedBytes(precise: true) - start;

bool isRight = allocated == 0;
Console.WriteLine("Xor, trained here");
for (int n = 0; n < exclusive.Length; n++)
{
    int wanted = (n >> 1) ^ (n & 1);
    isRight &= MathF.Abs(exclusive[n] - wanted) < 0.01f;
    Console.WriteLine($"  {n >> 1} {n & 1}  {Bits(exclusive[n])}  {wanted}");
}

Console.WriteLine("Digits, frozen");
int mistakes = 0;
for (int n = 0; n < digits.Length; n++)
{
    mistakes += digits[n] == DigitImages.Label(n) ? 0 : 1;
    Console.WriteLine($"  {DigitImages.Label(n)}  {Bits(certainty[n])}  {digits[n]}");
}

Console.WriteLine($"mistakes   {mistakes} of {digits.Length}");
Console.WriteLine($"state      Xor {state} bytes, Digits 0 bytes");
Console.WriteLine($"allocated  {allocated} bytes after start");
return isRight && mistakes <= 1 ? 0 : 1;

static string Bits(float value) => BitConverter.SingleToUInt32Bits(value).ToString("X8", null);
