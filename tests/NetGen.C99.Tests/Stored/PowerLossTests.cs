using NetGen.C99.Tests.Targets;
using NetGen.TestSupport;

namespace NetGen.C99.Tests.Stored;

/// <summary>
/// Power is lost after every single byte that is erased or written: what is loaded is the old state or the new.
/// </summary>
public sealed class PowerLossTests
{
    private static readonly NetworkSpec Spec = new()
    {
        Name = "Kept", Inputs = 2, Hidden = [2], Outputs = 1, Kernel = Kernel.Scalar, Optimizer = Optimizer.Momentum,
    };

    /// <summary>
    /// Flash memory of which each byte is erased, and then written, by itself, until the power is gone.
    /// </summary>
    private const string Flash = """
        static unsigned char slots[2][KEPT_SLOT_BYTES];
        static long left = -1;

        static int has_power(void)
        {
            if (left > 0)
            {
                --left;
            }

            return left != 0;
        }

        static int erase(void *context, int slot)
        {
            (void)context;
            for (int k = 0; k < KEPT_SLOT_BYTES; ++k)
            {
                if (!has_power())
                {
                    return 1;
                }

                slots[slot][k] = 0xFF;
            }

            return 0;
        }

        static int write(void *context, int slot, const unsigned char *from, int count)
        {
            (void)context;
            for (int k = 0; k < count; ++k)
            {
                if (!has_power())
                {
                    return 1;
                }

                slots[slot][k] = from[k];
            }

            return 0;
        }

        static int read(void *context, int slot, unsigned char *to, int count)
        {
            (void)context;
            (void)memcpy(to, slots[slot], (size_t)count);
            return left == 0;
        }

        static const kept_flash flash = {0, erase, write, read};
        """;

    [ToolchainFact("gcc")]
    public void The_old_state_or_the_new_one_is_there_after_every_cut()
    {
        using CompiledNetworks networks = NetworkCompiler.Compile([Spec]);
        using var folder = new TemporaryFolder();
        networks.CreateTrainable<float>(Spec, 1).SaveC(folder.File(""), new CExport { Training = true });
        string printed = StoredProgram.Run(folder.File(""), "kept", Flash, """
            int wrong = 0, olds = 0, news = 0, empty = kept_load(&n, &flash, bytes);
            for (int saves = 1; saves <= 3; ++saves)
            {
                unsigned char before[2][KEPT_SLOT_BYTES];
                long cut = 1;
                int problem;
                n.w[0] = (float)saves;
                left = -1;
                wrong += kept_save(&n, &flash, bytes) != 0;
                (void)memcpy(before, slots, sizeof slots);
                do
                {
                    (void)memcpy(slots, before, sizeof slots);
                    n.w[0] = (float)saves + 0.5f;
                    left = cut++;
                    problem = kept_save(&n, &flash, bytes);
                    left = -1;
                    n.w[0] = -1.0f;
                    wrong += kept_load(&n, &flash, bytes) != KEPT_RESTORED;
                    olds += n.w[0] == (float)saves;
                    news += n.w[0] == (float)saves + 0.5f;
                    wrong += n.w[0] != (float)saves && n.w[0] != (float)saves + 0.5f;
                    wrong += problem == 0 && n.w[0] != (float)saves + 0.5f;
                } while (problem != 0);
            }

            printf("%d %d %d %d", empty, wrong, olds > 100, news >= 3);
            """);
        Assert.Equal("1 0 1 1", printed);
    }
}
