using Microsoft.Playwright;

namespace NetGen.Explain.Tests.Browser;

/// <summary>
/// Ten questions that a reader has about a weight, written before the page was. Each is answered from what the page
/// shows and nothing else, as a person finds it: by selecting the weight, a neuron or a line, and reading.
/// </summary>
[Collection(nameof(Chromium))]
public sealed class QuestionTests(Chromium chromium)
{
    [BrowserFact]
    public async Task Q1_What_is_the_gradient_of_the_weight_from_y1_0_to_y2_0() =>
        Assert.EndsWith("= −0.46804", await AboutWeight("Gradient"), StringComparison.Ordinal);

    [BrowserFact]
    public async Task Q2_From_which_factors_is_it_the_product()
    {
        string factors = await AboutWeight("Factors");
        Assert.Contains("y1_0 0.52121", factors, StringComparison.Ordinal);
        Assert.Contains("the output of that neuron of the hidden layer", factors, StringComparison.Ordinal);
        Assert.Contains("δ2_0 −0.898", factors, StringComparison.Ordinal);
    }

    [BrowserFact]
    public async Task Q3_Which_equation_of_the_chapter_is_it()
    {
        string gradient = await AboutWeight("Gradient");
        Assert.Contains("(5-16)", gradient, StringComparison.Ordinal);
        Assert.Contains("∂w_jk = y_j·δ_k", gradient, StringComparison.Ordinal);
    }

    [BrowserFact]
    public async Task Q4_Why_does_it_have_this_sign() => Assert.Contains(
        "y1_0 is positive and δ2_0 is negative, so the gradient is negative.",
        await AboutWeight("Sign"),
        StringComparison.Ordinal);

    [BrowserFact]
    public async Task Q5_What_happens_to_E_if_the_weight_grows() =>
        Assert.Contains("E falls if the weight grows.", await AboutWeight("Sign"), StringComparison.Ordinal);

    [BrowserFact]
    public async Task Q6_What_does_the_update_do_with_it()
    {
        string update = await AboutWeight("Update");
        Assert.Contains("w ← w − η·∂w", update, StringComparison.Ordinal);
        Assert.Contains("w[9] ← 0.92431 − 0.1·(−0.46804) = 0.97112", update, StringComparison.Ordinal);
        Assert.Contains("makes the weight larger, by 0.046804", update, StringComparison.Ordinal);
    }

    [BrowserFact]
    public async Task Q7_How_do_I_know_that_the_gradient_is_right()
    {
        string difference = await AboutWeight("Central difference");
        Assert.Contains("(E(w + h) − E(w − h)) / 2h = −0.46804", difference, StringComparison.Ordinal);
        Assert.Contains("agrees", difference, StringComparison.Ordinal);
    }

    [BrowserFact]
    public async Task Q8_Which_line_of_the_code_computes_it()
    {
        IPage page = await WithWeight();
        Assert.Equal(
            "dw[9] = y1_0 * δ2_0;",
            (await page.Locator("#panel li.lit .line").First.InnerTextAsync()).Trim());
    }

    [BrowserFact]
    public async Task Q9_How_does_the_error_travel_back_through_it()
    {
        IPage page = await chromium.Xor();
        await page.GetByRole(AriaRole.Button, new() { Name = "neuron y1_0:" }).ClickAsync();
        string slope = await About(page, "∂y = ∂E/∂y");
        Assert.Contains("(5-18)", slope, StringComparison.Ordinal);
        Assert.Contains("∂y1_0 = (−0.898)·0.92431 = −0.83003", slope, StringComparison.Ordinal);
        string delta = await About(page, "δ = ∂E/∂u");
        Assert.Contains("(5-19)", delta, StringComparison.Ordinal);
        Assert.Contains("= −0.20713", delta, StringComparison.Ordinal);
    }

    [BrowserFact]
    public async Task Q10_Which_neurons_does_it_connect_and_what_does_it_add_to_the_second_one()
    {
        IPage page = await WithWeight();
        Assert.Equal("Weight w[9] from y1_0 to y2_0", await page.Locator("#answer h3").InnerTextAsync());
        await page.Locator("#answer").GetByRole(AriaRole.Button, new() { Name = "y2_0", Exact = true }).ClickAsync();
        Assert.Contains(
            "u2_0 = 0.52121·0.92431 + ", await About(page, "u, its weighted sum"), StringComparison.Ordinal);
    }

    private async Task<string> AboutWeight(string term) => await About(await WithWeight(), term);

    private async Task<IPage> WithWeight()
    {
        IPage page = await chromium.Xor();
        await page.Locator("#tables").GetByRole(AriaRole.Button, new() { Name = "w[9]", Exact = true }).ClickAsync();
        return page;
    }

    /// <summary>What stands below a heading of the answer.</summary>
    private static async Task<string> About(IPage page, string term) => (await page.Locator("#answer dt")
        .Filter(new LocatorFilterOptions { HasText = term }).First
        .EvaluateAsync<string>("dt => dt.nextElementSibling.innerText")).Replace('\n', ' ').Trim();
}
