namespace Demo

open NetGen

[<Network(Inputs = 2,
          Hidden = 3, Outputs = 1)>]
type Xor() = class end
