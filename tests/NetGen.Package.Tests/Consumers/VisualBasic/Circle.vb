<NetGen.Network(Inputs:=2, Hidden:=3, Outputs:=1)>
Partial Public Class Circle
End Class
