Public Class Other
    Public Function Network(Inputs As List(Of Integer)) As Boolean
        Return Inputs.Count < 3
    End Function
End Class
