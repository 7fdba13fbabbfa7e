using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace NetGen.Explain.Tests.Browser;

/// <summary>The page as a person uses it: with a pointer, with keys alone, small, large, light and dark.</summary>
[Collection(nameof(Chromium))]
public sealed class PageTests(Chromium chromium)
{
    [BrowserFact]
    public async Task Tabs_show_the_code_in_three_forms()
    {
        IPage page = await chromium.Open(Samples.Xor());
        ILocator panel = page.GetByRole(AriaRole.Tabpanel);
        Assert.Equal(["Scalar", "Compact", "C99"], await page.GetByRole(AriaRole.Tab).AllInnerTextsAsync());
        Assert.Contains("double y1_0 = ", await panel.InnerTextAsync(), StringComparison.Ordinal);
        await page.GetByRole(AriaRole.Tab, new() { Name = "Compact" }).ClickAsync();
        Assert.Contains("for (int j = 0", await panel.InnerTextAsync(), StringComparison.Ordinal);
        await page.Keyboard.PressAsync("ArrowRight");
        Assert.Equal("C99", await page.EvaluateAsync<string>("document.activeElement.innerText"));
        Assert.Contains("xor_forward(", await panel.InnerTextAsync(), StringComparison.Ordinal);
        Assert.Empty(chromium.Errors);
    }

    [BrowserFact]
    public async Task Keys_go_forward_backward_and_update()
    {
        IPage page = await chromium.Open(Samples.Xor());
        var seen = new List<string>();
        for (int n = 0; n < 14; n++)
        {
            await page.Keyboard.PressAsync("ArrowRight");
            seen.Add(await page.Locator("#step-text b").InnerTextAsync());
            Assert.NotEqual(0, await page.Locator("#panel li.lit").CountAsync());
        }

        Assert.Equal(["forward", "backward", "update"], seen.Distinct());
        Assert.Equal(seen.OrderBy(phase => phase == "forward" ? 0 : phase == "backward" ? 1 : 2), seen);
        Assert.True(await page.GetByRole(AriaRole.Button, new() { Name = "Next" }).IsDisabledAsync());
        await page.Keyboard.PressAsync("ArrowLeft");
        Assert.StartsWith("13 of 14", await page.Locator("#step-text").InnerTextAsync(), StringComparison.Ordinal);
        await page.Keyboard.PressAsync("Escape");
        Assert.Equal(0, await page.Locator("#panel li.lit").CountAsync());
    }

    [BrowserFact]
    public async Task Keys_alone_select_a_neuron_and_a_line()
    {
        IPage page = await chromium.Open(Samples.Xor());
        await page.Locator("#drawing .node").First.FocusAsync();
        await page.Keyboard.PressAsync("ArrowDown");
        await page.Keyboard.PressAsync("ArrowDown");
        await page.Keyboard.PressAsync("Enter");
        Assert.StartsWith("Neuron y1_0", await page.Locator("#answer h3").InnerTextAsync(), StringComparison.Ordinal);
        Assert.Equal("true", await page.Locator("#drawing [data-key=n1_0]").GetAttributeAsync("aria-pressed"));

        await page.Locator("#panel button.line[tabindex='0']").FocusAsync();
        await page.Keyboard.PressAsync("End");
        await page.Keyboard.PressAsync("Enter");
        Assert.StartsWith("w[12] -= ", await page.Locator("#answer h3").InnerTextAsync(), StringComparison.Ordinal);
    }

    [BrowserFact]
    public async Task Pointing_lights_what_belongs_together()
    {
        IPage page = await chromium.Open(Samples.Xor());
        await page.Locator("#drawing [data-hit=p9]").HoverAsync(new() { Force = true });
        IReadOnlyList<string> lines = await page.Locator("#panel li.lit .line").AllInnerTextsAsync();
        Assert.Equal(["dw[9] = y1_0 * δ2_0;", "w[9] -= learningRate * dw[9];"], lines.Select(line => line.Trim()));
        Assert.Equal(2, await page.Locator("#drawing .node.near").CountAsync());

        await page.Locator("#panel button.line", new() { HasText = "dw[9] =" }).HoverAsync();
        Assert.Equal(1, await page.Locator("#drawing .weight.lit").CountAsync());
        await page.Locator("#panel li.equation button", new() { HasText = "(5-20)" }).HoverAsync();
        Assert.Equal(6, await page.Locator("#drawing .weight.lit").CountAsync());
        await page.Mouse.MoveAsync(1, 1);
        Assert.Equal(0, await page.Locator("#drawing .lit").CountAsync());
    }

    [BrowserFact]
    public async Task Of_a_large_network_a_neuron_is_shown_at_a_time()
    {
        IPage page = await chromium.Open(Samples.Digits);
        await page.GetByLabel("Layer", new() { Exact = true }).SelectOptionAsync("hidden layer");
        await page.GetByLabel("Neuron", new() { Exact = true }).SelectOptionAsync("y1_17");
        Assert.StartsWith("Neuron y1_17", await page.Locator("#answer h3").InnerTextAsync(), StringComparison.Ordinal);
        Assert.True(await page.Locator("#drawing .node").CountAsync() is > 1 and < 40);
        string u = await page.Locator("#answer dd").First.InnerTextAsync();
        Assert.Contains("u1_17", u, StringComparison.Ordinal);
        string code = await page.GetByRole(AriaRole.Tabpanel).InnerTextAsync();
        Assert.Contains("u1_17 = ", code, StringComparison.Ordinal);
        Assert.DoesNotContain("u1_18 = ", code, StringComparison.Ordinal);
        Assert.Empty(chromium.Errors);
    }

    /// <summary>Whatever is selected, in every form of the code, the page says something about it.</summary>
    [BrowserFact]
    public async Task All_that_can_be_selected_has_an_answer()
    {
        string[] pages =
        [
            new Line(1).ToExplanation([1, 2, 3], [0, 0.5f], 0.05f),
            new Cases(1).ToExplanation([1, -2, 3], [0, 1, 0], 0.05),
            new Stepper(1).ToExplanation([1, 0.5f]),
        ];
        foreach (string html in pages)
        {
            IPage page = await chromium.Open(html);
            string[] empty = await page.EvaluateAsync<string[]>("""
                () => {
                    const empty = [];
                    const look = what => {
                        const text = document.querySelector('#answer-body').innerText;
                        if (!document.querySelector('#answer h3') || /undefined|NaN|null/.test(text)) {
                            empty.push(`${what}: ${text}`);
                        }
                    };
                    for (const tab of document.querySelectorAll('[role=tab]')) {
                        tab.click();
                        document.querySelectorAll('#drawing .node, #drawing .hit').forEach(element => {
                            element.dispatchEvent(new MouseEvent('click'));
                            look(element.dataset.key || element.dataset.hit);
                        });
                        document.querySelectorAll('#panel button.line').forEach(line => {
                            line.click();
                            look(line.innerText);
                        });
                        while (!document.querySelector('#next').disabled) {
                            document.querySelector('#next').click();
                            look(document.querySelector('#step-text').innerText);
                        }
                        document.querySelector('#step').value = 0;
                        document.querySelector('#step').dispatchEvent(new Event('input'));
                    }
                    return empty;
                }
                """);
            Assert.Empty(empty);
        }

        Assert.Empty(chromium.Errors);
    }

    [BrowserFact]
    public async Task Titles_and_names_are_text()
    {
        const string Attack = "</script><img src=x onerror=alert(1)>\"'&<b>";
        IPage page = await chromium.Open(Samples.Xor(new ExplanationOptions
        {
            Title = Attack, InputNames = [Attack, "<i>b</i>"], OutputNames = ["<!-- <script>"],
        }));
        Assert.Equal(Attack, await page.TitleAsync());
        Assert.Equal(Attack, await page.Locator("h1").InnerTextAsync());
        Assert.Equal(0, await page.Locator("img, b:has-text('onerror'), i").CountAsync());
        await page.Locator("#drawing .node").First.ClickAsync();
        Assert.Contains(Attack, await page.Locator("#answer h3").InnerTextAsync(), StringComparison.Ordinal);
        Assert.Empty(chromium.Errors);
    }

    [BrowserTheory]
    [InlineData(1440)]
    [InlineData(360)]
    public async Task Nothing_is_wider_than_the_window(int width)
    {
        foreach (string html in new[] { Samples.Xor(), Samples.Digits })
        {
            IPage page = await chromium.Open(html, width);
            Assert.Equal(width, await page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
        }
    }

    [BrowserFact]
    public async Task Paper_shows_numbers_and_code_on_white()
    {
        IPage page = await chromium.Open(Samples.Xor());
        await page.EmulateMediaAsync(new PageEmulateMediaOptions { Media = Media.Print });
        Assert.False(await page.Locator("#steps").IsVisibleAsync());
        Assert.True(await page.Locator("#tables").IsVisibleAsync());
        Assert.True(await page.GetByText("u1_0 = 1·0.14583").IsVisibleAsync());
    }

    [BrowserTheory]
    [InlineData(1440, false)]
    [InlineData(1440, true)]
    [InlineData(360, false)]
    [InlineData(360, true)]
    public async Task Axe_finds_nothing(int width, bool isDark)
    {
        IPage page = await chromium.Open(Samples.Xor(), width, isDark);
        await page.Locator("#drawing .node").Last.ClickAsync();
        await AxeFindsNothing(page);
    }

    [BrowserFact]
    public async Task Axe_finds_nothing_in_pages_of_other_networks()
    {
        await AxeFindsNothing(await chromium.Open(new Stepper(1).ToExplanation([1, 0.5f])));
        await AxeFindsNothing(await chromium.Open(Samples.Digits));
    }

    private static async Task AxeFindsNothing(IPage page)
    {
        AxeResult result = await page.RunAxe();
        Assert.True(
            result.Violations.Length == 0,
            string.Join("\n", result.Violations.Select(violation =>
                $"{violation.Id}: {violation.Help}: {violation.Nodes.FirstOrDefault()?.Html}")));
    }
}
