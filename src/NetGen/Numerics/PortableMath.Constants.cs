// Printed from NetGen.Compiler's Program/Functions; docs/decisions/0001-portable-math.md says how.

namespace NetGen;

public static partial class PortableMath
{
    // 1.5·2⁵²: added to a small number, it leaves the nearest integer in the lowest bits.
    private const double Rounder = 6755399441055744.0;

    // ln 2 = Ln2Hi + Ln2Lo; k·Ln2Hi is exact for |k| < 2²¹, because Ln2Hi ends in 21 zero bits.
    private const double Ln2Hi = 0.6931471803691238;
    private const double Ln2Lo = 1.9082149292705877e-10;

    // 1.5·2²³: added to a small number, it leaves the nearest integer in the lowest bits, below its own.
    private const float SingleRounder = 12582912f;

    // A number's bits: the sign, the exponent, which is 127 for 1, and 23 of the fraction.
    private const int SingleFractionBits = 23;

    // ln 2 = SingleLn2Hi + SingleLn2Lo; k·SingleLn2Hi is exact for |k| < 2¹⁴, because SingleLn2Hi = 355/512
    // has 9 bits.
    private const float SingleLn2Hi = 0.6933594f;
    private const float SingleLn2Lo = -0.00021219444f;

    // A number's bits: the sign, the exponent, which is 1023 for 1, and 52 of the fraction.
    private const int FractionBits = 52;
}
