namespace NetGen.Tests.Processes;

/// <summary>A loop of a compiled method: the blocks from which control comes back to its first one.</summary>
internal sealed record JitLoop(string Label, IReadOnlyList<JitBlock> Blocks, bool IsInnermost)
{
    public IEnumerable<JitInstruction> Code => Blocks.SelectMany(block => block.Code);

    /// <summary>
    /// The natural loops of a method. A jump backwards is not enough: the JIT moves what is rarely run behind the end,
    /// and jumps back from there.
    /// </summary>
    public static IReadOnlyList<JitLoop> In(JitMethod method)
    {
        IReadOnlyList<JitBlock> blocks = method.Blocks;
        int[][] next = [.. Enumerable.Range(0, blocks.Count).Select(n => Successors(blocks, n))];
        HashSet<int>[] before = Predecessors(next);
        HashSet<int>[] dominators = Dominators(before);
        var bodies = new SortedDictionary<int, HashSet<int>>();
        for (int tail = 0; tail < next.Length; tail++)
        {
            // Behind a jump there may be padding that nothing leads to.
            if (tail > 0 && before[tail].Count == 0) continue;
            foreach (int head in next[tail].Where(dominators[tail].Contains))
            {
                if (!bodies.TryGetValue(head, out HashSet<int>? body)) bodies.Add(head, body = [head]);
                Collect(tail, body, before);
            }
        }

        return
        [
            .. bodies.Select(loop => new JitLoop(
                blocks[loop.Key].Label,
                [.. loop.Value.Order().Select(n => blocks[n])],
                !bodies.Keys.Any(other => other != loop.Key && loop.Value.Contains(other)))),
        ];
    }

    private static int[] Successors(IReadOnlyList<JitBlock> blocks, int block)
    {
        JitInstruction last = blocks[block].Code[^1];
        var next = new List<int>();
        if (last.Target is { } target) next.Add(blocks.Select(other => other.Label).ToList().IndexOf(target));
        if (!last.Ends && block + 1 < blocks.Count) next.Add(block + 1);
        return next.Contains(-1) ? throw new InvalidOperationException($"{last} goes nowhere.") : [.. next];
    }

    /// <summary>Where control comes from, as far as it comes at all.</summary>
    private static HashSet<int>[] Predecessors(int[][] next)
    {
        HashSet<int>[] before = [.. next.Select(_ => new HashSet<int>())];
        var reached = new HashSet<int>();
        var open = new Stack<int>([0]);
        while (open.TryPop(out int block))
        {
            if (!reached.Add(block)) continue;
            foreach (int follower in next[block])
            {
                before[follower].Add(block);
                open.Push(follower);
            }
        }

        return before;
    }

    /// <summary>For each block, those that every way to it leads through.</summary>
    private static HashSet<int>[] Dominators(HashSet<int>[] before)
    {
        HashSet<int>[] dominators =
            [.. before.Select((_, n) => n == 0 ? new HashSet<int> { 0 } : [.. Enumerable.Range(0, before.Length)])];
        for (bool changed = true; changed;)
        {
            changed = false;
            for (int n = 1; n < before.Length; n++)
            {
                var meet = new HashSet<int>(dominators[n]);
                foreach (int earlier in before[n]) meet.IntersectWith(dominators[earlier]);
                meet.Add(n);
                changed |= meet.Count != dominators[n].Count;
                dominators[n] = meet;
            }
        }

        return dominators;
    }

    private static void Collect(int tail, HashSet<int> body, HashSet<int>[] before)
    {
        var open = new Stack<int>([tail]);
        while (open.TryPop(out int block))
        {
            if (!body.Add(block)) continue;
            foreach (int earlier in before[block]) open.Push(earlier);
        }
    }
}
