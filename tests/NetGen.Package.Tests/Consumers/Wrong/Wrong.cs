using NetGen;

[Network(Inputs = 2, Hidden = 2, Outputs = 1)]
public class Wrong;
