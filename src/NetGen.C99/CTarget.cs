namespace NetGen.C99;

/// <summary>A kind of machine that an export is for.</summary>
public enum CTarget
{
    /// <summary>Any machine with IEEE 754 arithmetic.</summary>
    Any,

    /// <summary>Arm Cortex-M0 and M0+: no floating-point unit.</summary>
    CortexM0,

    /// <summary>Arm Cortex-M4F, with its floating-point unit for <c>float</c>.</summary>
    CortexM4F,

    /// <summary>Arm Cortex-M7, with a floating-point unit for <c>float</c>.</summary>
    CortexM7,

    /// <summary>RISC-V RV32IMAC: no floating-point unit.</summary>
    RiscV32,

    /// <summary>AVR, such as the ATmega328P of an Arduino Uno: <c>float</c> only.</summary>
    Avr,
}
