Imports Brains

Module Program
    Sub Main()
        Dim brain As New Brain()
        brain.Learn({0F, 0F, 0F, 1F, 1F, 0F, 1F, 1F}, {0F, 1F, 1F, 0F}, 5000)
        Console.WriteLine($"1 xor 0 = {brain.Answer({1F, 0F})(0):F3}")
    End Sub
End Module
