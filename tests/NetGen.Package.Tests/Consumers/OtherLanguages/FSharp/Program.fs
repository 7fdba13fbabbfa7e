open Brains

let brain = Brain()
brain.Learn([| 0f; 0f; 0f; 1f; 1f; 0f; 1f; 1f |], [| 0f; 1f; 1f; 0f |], 5000)
printfn "1 xor 0 = %.3f" (brain.Answer([| 1f; 0f |])[0])
