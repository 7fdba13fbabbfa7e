'use strict';

// The page is built from one block of data: numbers and texts that the compiler and its interpreter found.
// An id names a quantity: u1_0, y1_0, g1_0 (∂y), d1_0 (δ), w3, G3 (∂w), s.v.3 (optimizer), t0, E, eta.
// A key names what can be selected in the picture: n1_0 (a neuron), p3 (a weight or bias), or one of t0, E, eta.

const data = JSON.parse(document.getElementById('data').textContent);
const byId = id => document.getElementById(id);

/* ---- the data, with names ---- */

const neurons = new Map();
data.layers.forEach((layer, l) => {
    layer.neurons = layer.neurons.map(([j, u, y, g, d, name]) => {
        const neuron = { key: `n${l}_${j}`, l, j, u, y, g, d, name: name || '' };
        neurons.set(neuron.key, neuron);
        return neuron;
    });
});

const parameters = new Map();
data.parameters.forEach(([p, l, a, i, j, value, g, after, difference, deviation, verdict]) =>
    parameters.set(`p${p}`, { key: `p${p}`, p, l, a, i, j, value, g, after, difference, deviation, verdict }),
);

const listings = data.listings.map(listing => ({
    name: listing.name,
    loops: listing.loops,
    rows: listing.rows.map(([text, kind, equation, runs]) => {
        const row = { text, kind, equation };
        row.runs = runs.map(([id, name, at, reads, numbers, value, of]) => ({
            id,
            name,
            at,
            reads: reads ? reads.split(' ') : [],
            numbers,
            value,
            equation: of,
            row,
        }));
        return row;
    }),
}));

const verdicts = ['agrees', 'deviates', 'E has a kink here', 'not resolved'];
const kinds = { other: 0, statement: 1, note: 2, declarations: 3 };
const state = { tab: 0, step: 0, kept: null, pointed: null };

/* ---- numbers and names ---- */

const superscripts = '⁰¹²³⁴⁵⁶⁷⁸⁹';

function short(text) {
    const number = Number(text);
    if (text === '' || text === undefined) return '';
    if (Object.is(number, -0)) return '−0';
    if (!Number.isFinite(number)) return Number.isNaN(number) ? 'NaN' : number > 0 ? '∞' : '−∞';
    const [digits, power] = number.toPrecision(5).split('e');
    const plain = (digits.includes('.') ? digits.replace(/0+$/, '').replace(/\.$/, '') : digits).replace('-', '−');
    if (power === undefined && Math.abs(number) < 1e-4 && number !== 0) {
        const [small, exponent] = number.toExponential(4).split('e');
        return `${small.replace(/\.?0+$/, '').replace('-', '−')}·10${raised(exponent)}`;
    }
    return power === undefined ? plain : `${plain}·10${raised(power)}`;
}

function raised(exponent) {
    const digits = String(Math.abs(Number(exponent)));
    return (Number(exponent) < 0 ? '⁻' : '') + [...digits].map(digit => superscripts[Number(digit)]).join('');
}

function keyOf(id) {
    if (/^[uygd]\d+_\d+$/.test(id)) return 'n' + id.slice(1);
    if (/^[wG]\d+$/.test(id)) return 'p' + id.slice(1);
    if (id.startsWith('s.')) return 'p' + id.slice(id.lastIndexOf('.') + 1);
    return id;
}

function label(id) {
    if (id.startsWith('y0_')) return 'x' + id.slice(3);
    if (id.startsWith('g0_')) return '∂x' + id.slice(3);
    if (id[0] === 'g') return '∂y' + id.slice(1);
    if (id[0] === 'd') return 'δ' + id.slice(1);
    if (/^w\d/.test(id)) return `w[${id.slice(1)}]`;
    if (/^G\d/.test(id)) return `∂w[${id.slice(1)}]`;
    if (id.startsWith('s.')) return `${id.split('.')[1]}[${id.split('.')[2]}]`;
    return id === 'eta' ? 'η' : id;
}

const neuronName = neuron => label(`y${neuron.l}_${neuron.j}`);
const neuronAt = (l, j) => neurons.get(`n${l}_${j}`) || { key: '', l, j, u: '', y: '', g: '', d: '', name: '' };
const layerName = l => (/\d$/.test(data.layers[l].name) ? '' : 'the ') + data.layers[l].name;
const named = neuron => neuronName(neuron) + (neuron.name ? ` (${neuron.name})` : '');

function valueOf(id) {
    const key = keyOf(id);
    if (neurons.has(key)) return neurons.get(key)[id[0]];
    if (parameters.has(key))
        return id[0] === 'w' ? parameters.get(key).value : id[0] === 'G' ? parameters.get(key).g : '';
    if (id[0] === 't') return data.targets[Number(id.slice(1))];
    return id === 'E' ? data.error : id === 'eta' ? data.eta : '';
}

function parameterName(parameter) {
    const to = named(neuronAt(parameter.l, parameter.j));
    return parameter.i < 0
        ? `Bias w[${parameter.p}] of ${to}`
        : `Weight w[${parameter.p}] from ${named(neuronAt(parameter.a, parameter.i))} to ${to}`;
}

function signOf(text) {
    const number = Number(text);
    return number > 0 ? 'positive' : number < 0 ? 'negative' : 'zero';
}

/* ---- building ---- */

function make(tag, attributes = {}, ...children) {
    const element = tag.startsWith('svg:')
        ? document.createElementNS('http://www.w3.org/2000/svg', tag.slice(4))
        : document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) {
        if (name === 'on')
            Object.entries(value).forEach(([event, action]) => element.addEventListener(event, action));
        else if (value !== null && value !== undefined) element.setAttribute(name, value);
    }
    element.append(...children.filter(child => child !== null && child !== undefined));
    return element;
}

const pointing = selection => ({
    mouseenter: () => {
        state.pointed = selection;
        light();
    },
    mouseleave: () => {
        state.pointed = null;
        light();
    },
});

function select(selection) {
    state.kept = selection;
    state.pointed = null;
    light();
    answer();
}

const ofKey = key => ({ kind: 'key', key });
const ofEquation = equation => ({ kind: 'equation', equation });
const ofRow = row => ({ kind: 'row', row });

function chip(id) {
    const key = keyOf(id);
    const name = label(id);
    return neurons.has(key) || parameters.has(key)
        ? make(
              'button',
              { type: 'button', class: 'chip', on: { click: () => choose(key), ...pointing(ofKey(key)) } },
              name,
          )
        : make('span', { class: 'formula' }, name);
}

/** Selects a key; where a neuron is shown at a time, it becomes that neuron. */
function choose(key) {
    if (!data.whole) {
        const at = parameters.get(key) || neurons.get(key);
        if (at && at.l > 0 && !(parameters.has(key) && isShown(key))) show(at.l, at.j);
    }
    select(ofKey(key));
    follow();
    // The button may be gone.
    const node =
        document.activeElement === document.body && document.querySelector(`#drawing .node[data-key="${key}"]`);
    if (node) node.focus({ preventScroll: true });
}

const equationNumber = equation => data.equations[equation] && data.equations[equation][0];
const equationText = equation => data.equations[equation][1];

function formula(equation) {
    if (equation < 0) return null;
    const number = equationNumber(equation);
    return make(
        'div',
        {},
        number ? make('span', { class: 'number' }, `(${number})`) : null,
        make('span', { class: 'formula' }, equationText(equation)),
    );
}

/* ---- the picture ---- */

let shown = null;

function isShown(key) {
    return !!document.querySelector(`#drawing [data-key="${key}"]`);
}

function columns() {
    if (data.whole) return data.layers.map(layer => layer.neurons);
    const { l, j } = shown;
    const into = [...parameters.values()]
        .filter(w => w.l === l && w.j === j && w.i >= 0)
        .map(w => neuronAt(w.a, w.i));
    const outOf = [...parameters.values()].filter(w => w.a === l && w.i === j).map(w => neuronAt(w.l, w.j));
    const order = list => list.sort((a, b) => a.j - b.j);
    return [order(into), [neuronAt(l, j)], ...(outOf.length ? [order(outOf)] : [])];
}

function draw() {
    const layers = columns();
    const most = Math.max(...layers.map(layer => layer.length));
    const width = Math.max(290, Math.min(700, byId('drawing').clientWidth || 600));
    const isLarge = most <= 8;
    const radius = isLarge ? 21 : 15;
    const pitch = isLarge ? 78 : 34;
    const height = Math.max(120, most * pitch + 16);
    const margin = isLarge ? 40 : 48;
    const x = column =>
        layers.length === 1 ? width / 2 : margin + (column * (width - 2 * margin)) / (layers.length - 1);
    const y = (column, row) => height / 2 + (row - (layers[column].length - 1) / 2) * pitch - (isLarge ? 8 : 0);
    const hasRoom = isLarge && (width - 2 * margin) / Math.max(1, layers.length - 1) > 76;
    const places = new Map();
    layers.forEach((layer, column) =>
        layer.forEach((neuron, row) => places.set(neuron.key, [x(column), y(column, row)])),
    );
    const drawn = [...parameters.values()].filter(
        w => w.i >= 0 && places.has(`n${w.a}_${w.i}`) && places.has(`n${w.l}_${w.j}`),
    );
    const largest = Math.max(1e-30, ...drawn.map(w => Math.abs(Number(w.value))));
    const picture = make('svg:svg', {
        viewBox: `0 0 ${width} ${height}`,
        role: 'group',
        'aria-label': 'The network: neurons as buttons, weights as lines',
    });
    for (const w of drawn) {
        const [x1, y1] = places.get(`n${w.a}_${w.i}`);
        const [x2, y2] = places.get(`n${w.l}_${w.j}`);
        const ends = { x1: x1 + radius, y1, x2: x2 - radius, y2 };
        picture.append(
            make('svg:line', {
                ...ends,
                'data-key': w.key,
                class: `weight${Number(w.value) < 0 ? ' negative' : ''}`,
                'stroke-width': (1 + (6 * Math.abs(Number(w.value))) / largest).toFixed(2),
            }),
            make(
                'svg:line',
                {
                    ...ends,
                    class: 'hit',
                    'data-hit': w.key,
                    on: { click: () => choose(w.key), ...pointing(ofKey(w.key)) },
                },
                make('svg:title', {}, `${parameterName(w)}: ${short(w.value)}`),
            ),
        );
    }
    let first = true;
    layers.forEach((layer, column) =>
        layer.forEach((neuron, row) => {
            const [cx, cy] = [x(column), y(column, row)];
            const lines =
                neuron.l === 0
                    ? [short(neuron.y)]
                    : [`y ${short(neuron.y)}`, ...(data.step && neuron.d !== '' ? [`δ ${short(neuron.d)}`] : [])];
            const backward = data.step ? `, ∂y ${short(neuron.g)}, δ ${short(neuron.d)}` : '';
            const spoken =
                neuron.l === 0
                    ? `input ${named(neuron)}: ${short(neuron.y)}`
                    : `neuron ${named(neuron)}: u ${short(neuron.u)}, y ${short(neuron.y)}${backward}`;
            picture.append(
                make(
                    'svg:g',
                    {
                        class: 'node',
                        'data-key': neuron.key,
                        role: 'button',
                        tabindex: first ? 0 : -1,
                        'aria-label': spoken,
                        'aria-pressed': 'false',
                        on: {
                            click: () => choose(neuron.key),
                            keydown: event => nodeKey(event, neuron.key),
                            ...pointing(ofKey(neuron.key)),
                        },
                    },
                    make('svg:circle', { cx, cy, r: radius }),
                    make(
                        'svg:text',
                        { x: cx, y: cy + 4, style: isLarge ? null : 'font-size:9px' },
                        neuronName(neuron),
                    ),
                ),
            );
            // Beside the button, whose name has them too.
            picture.append(
                ...(hasRoom ? [...(neuron.name ? [neuron.name.slice(0, 12)] : []), ...lines].slice(0, 3) : []).map(
                    (line, n) =>
                        make(
                            'svg:text',
                            { x: cx, y: cy + radius + 13 + 13 * n, class: 'small', 'aria-hidden': 'true' },
                            line,
                        ),
                ),
            );
            first = false;
        }),
    );
    byId('drawing').replaceChildren(picture);
}

function nodeKey(event, key) {
    const nodes = [...document.querySelectorAll('#drawing .node')];
    const at = nodes.findIndex(node => node.dataset.key === key);
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: nodes.length - 1 }[event.key];
    if (event.key === 'Enter' || event.key === ' ') {
        choose(key);
        event.preventDefault();
        const again = document.querySelector(`#drawing .node[data-key="${key}"]`);
        if (again) again.focus();
    } else if (to !== undefined && nodes[to]) {
        nodes.forEach((node, n) => node.setAttribute('tabindex', n === to ? 0 : -1));
        nodes[to].focus();
        state.pointed = ofKey(nodes[to].dataset.key);
        light();
        event.preventDefault();
    }
}

/* ---- a neuron at a time ---- */

function show(l, j) {
    if (!neurons.has(`n${l}_${j}`)) return;
    shown = { l, j };
    byId('layer').value = l;
    byId('neuron').replaceChildren(
        ...data.layers[l].neurons.map(neuron => make('option', { value: neuron.j }, named(neuron))),
    );
    byId('neuron').value = j;
    draw();
    showTables();
    showCode();
    findSteps();
    goTo(0, false);
}

/** What is shown of a network that is shown a neuron at a time: the neuron, and the weights at it. */
function isShownNow(key) {
    const w = parameters.get(key);
    return w
        ? (w.l === shown.l && w.j === shown.j) || (w.a === shown.l && w.i === shown.j)
        : key === `n${shown.l}_${shown.j}` || key === 'E';
}

function startChoice() {
    byId('choice').hidden = false;
    data.layers.forEach((layer, l) => {
        if (l > 0 && layer.neurons.length > 0) {
            const left = layer.size - layer.neurons.length;
            byId('layer').append(
                make(
                    'option',
                    { value: l },
                    layer.name + (left > 0 ? ` (${layer.neurons.length} of ${layer.size})` : ''),
                ),
            );
        }
    });
    byId('layer').addEventListener('change', () => {
        const l = Number(byId('layer').value);
        show(l, data.layers[l].neurons[0].j);
        select(ofKey(`n${l}_${shown.j}`));
    });
    byId('neuron').addEventListener('change', () => {
        show(shown.l, Number(byId('neuron').value));
        select(ofKey(`n${shown.l}_${shown.j}`));
    });
    const output = data.layers.length - 1;
    const size = neuron => Math.abs(Number(data.step ? neuron.d : neuron.y));
    const first = [...data.layers[output].neurons].sort((a, b) => size(b) - size(a))[0];
    show(output, first.j);
}

const isRunShown = run =>
    data.whole || (run.id ? isShownNow(keyOf(run.id)) : run.reads.some(id => isShownNow(keyOf(id))));

/* ---- the code ---- */

/** The lines that are shown. */
let rows = [];

function showCode() {
    const listing = listings[state.tab];
    const list = make('ol', { 'aria-label': `${listing.name}: code with its numbers` });
    let first = true;
    rows = listing.rows.filter(
        row =>
            data.whole ||
            listing.loops ||
            (row.kind !== kinds.statement && row.kind !== kinds.declarations) ||
            row.runs.some(isRunShown),
    );
    for (const row of rows) {
        const isEquation = row.kind === kinds.note && row.equation >= 0;
        const isButton = isEquation || row.runs.length > 0;
        const selection = isEquation ? ofEquation(row.equation) : ofRow(row);
        const equation =
            row.kind === kinds.note ? row.equation : row.runs.length ? row.runs[row.runs.length - 1].equation : -1;
        const number = equation >= 0 && equationNumber(equation);
        row.line = isButton
            ? make(
                  'button',
                  {
                      type: 'button',
                      class: 'line',
                      tabindex: first ? 0 : -1,
                      on: {
                          click: () => select(selection),
                          keydown: event => lineKey(event, row),
                          ...pointing(selection),
                      },
                  },
                  row.text,
              )
            : make('div', { class: 'line' }, row.text);
        first = first && !isButton;
        if (!row.text.includes('\n')) {
            // What goes on in the next line stands further right.
            const indent = row.text.length - row.text.trimStart().length;
            row.line.style.paddingLeft = `${indent + 4}ch`;
            row.line.style.textIndent = `-${indent + 4}ch`;
        }
        row.shownRuns = make('div', { class: 'runs' });
        row.item = make(
            'li',
            { class: ['', 'statement', 'equation', 'statement'][row.kind] },
            row.line,
            number && row.kind !== kinds.other
                ? make('span', { class: 'number', title: equationText(equation) }, `(${number})`)
                : make('span'),
            row.shownRuns,
        );
        list.append(row.item);
    }
    byId('panel').replaceChildren(
        ...(data.whole || listing.loops ? [] : [make('p', { class: 'muted' }, 'Lines of other neurons are hidden.')]),
        list,
    );
    byId('panel').setAttribute('aria-labelledby', `tab${state.tab}`);
}

function lineKey(event, row) {
    const lines = rows.filter(one => one.line.tagName === 'BUTTON');
    const at = lines.indexOf(row);
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: lines.length - 1 }[event.key];
    if (to === undefined || !lines[to]) return;
    lines.forEach((one, n) => one.line.setAttribute('tabindex', n === to ? 0 : -1));
    lines[to].line.focus();
    state.pointed = lines[to].kind === kinds.note ? ofEquation(lines[to].equation) : ofRow(lines[to]);
    light();
    event.preventDefault();
}

function formulaLine(run) {
    const line = runText(run);
    line.classList.add('formula');
    return line;
}

function runText(run) {
    const name = run.name ? (run.id ? `${run.name} (of ${label(run.id)})` : run.name) : label(run.id);
    const arrow = /^(w\d|s\.)/.test(run.id) && !run.name ? '←' : '=';
    const value = short(run.value);
    return make(
        'div',
        {},
        run.at ? `${run.at}:  ` : '',
        `${name} ${arrow} ${run.numbers === value ? '' : `${run.numbers} = `}`,
        make('b', { title: run.value }, value),
    );
}

function showRuns(row, lit) {
    const runs = row.runs.filter(isRunShown);
    const isFixed = runs.length <= 3 || row.kind === kinds.declarations;
    if (isFixed && row.shownRuns.hasChildNodes()) return;
    if (row.kind === kinds.declarations) {
        row.shownRuns.textContent =
            runs
                .slice(0, 24)
                .map(run => `${label(run.id || run.name)} = ${short(run.value)}`)
                .join(', ') + (runs.length > 24 ? `, … ${runs.length - 24} more` : '');
        return;
    }
    const related = runs.filter(run => lit.strong.has(run) || lit.weak.has(run));
    const some = runs.length <= 3 ? runs : related.length > 0 ? related.slice(0, 12) : runs.slice(0, 1);
    const left = runs.length - some.length;
    row.shownRuns.replaceChildren(...some.map(runText), ...(left > 0 ? [make('div', {}, `… ${left} more`)] : []));
}

/* ---- what belongs together ---- */

function related(selection) {
    const lit = { strong: new Set(), weak: new Set(), written: new Set(), read: new Set(), equations: new Set() };
    if (!selection) return lit;
    for (const row of rows) {
        for (const run of row.runs) {
            if (
                selection.kind === 'equation'
                    ? run.equation === selection.equation && isRunShown(run)
                    : selection.kind === 'row'
                      ? row === selection.row
                      : run.id && keyOf(run.id) === selection.key
            )
                lit.strong.add(run);
            else if (selection.kind === 'key' && run.reads.some(id => keyOf(id) === selection.key)) lit.weak.add(run);
        }
    }
    if (selection.kind === 'key') lit.written.add(selection.key);
    if (selection.kind === 'equation') lit.equations.add(selection.equation);
    for (const run of lit.strong) {
        if (run.id) lit.written.add(keyOf(run.id));
        run.reads.forEach(id => lit.read.add(keyOf(id)));
        if (run.equation >= 0) lit.equations.add(run.equation);
    }
    for (const key of [...lit.written]) {
        const parameter = parameters.get(key);
        // A bias is drawn with its neuron.
        if (parameter && parameter.i < 0) lit.read.add(`n${parameter.l}_${parameter.j}`);
        if (parameter && parameter.i >= 0 && selection.kind === 'key') {
            lit.read.add(`n${parameter.a}_${parameter.i}`);
            lit.read.add(`n${parameter.l}_${parameter.j}`);
        }
    }
    return lit;
}

function light() {
    const selection = state.pointed || state.kept;
    const lit = related(selection);
    const mark = (element, isLit, isNear) => {
        element.classList.toggle('lit', isLit);
        element.classList.toggle('near', !isLit && isNear);
    };
    for (const row of rows) {
        const isEquation = row.kind === kinds.note;
        mark(
            row.item,
            isEquation
                ? lit.equations.has(row.equation) && selection.kind === 'equation'
                : row.runs.some(run => lit.strong.has(run)),
            isEquation ? lit.equations.has(row.equation) : row.runs.some(run => lit.weak.has(run)),
        );
        if (row.runs.length > 0) showRuns(row, lit);
    }
    document.querySelectorAll('#drawing [data-key]').forEach(element => {
        const key = element.dataset.key;
        mark(element, lit.written.has(key), lit.read.has(key));
        const isWeight = element.classList.contains('weight');
        element.classList.toggle('faded', isWeight && !!selection && !lit.written.has(key) && !lit.read.has(key));
        if (!isWeight) element.setAttribute('aria-pressed', String(!!state.kept && state.kept.key === key));
    });
    document
        .querySelectorAll('#tables tr[data-key]')
        .forEach(element => mark(element, lit.written.has(element.dataset.key), lit.read.has(element.dataset.key)));
}

/** Brings the first line of a selection into view where code stands beside the picture, elsewhere its answer. */
function follow() {
    const isWide = window.matchMedia('(min-width: 60rem)').matches;
    const element = isWide ? document.querySelector('#panel li.lit') : byId('picture');
    const { top, bottom } = element ? element.getBoundingClientRect() : { top: 0, bottom: 0 };
    if (bottom < 0 || top > window.innerHeight - 40) element.scrollIntoView({ block: isWide ? 'center' : 'start' });
}

/* ---- answers ---- */

function runsOf(id) {
    const runs = listings[0].rows.flatMap(row => row.runs).filter(run => run.id === id);
    const whole = runs.filter(run => !run.name || run.numbers.length > 0);
    return whole.slice(-12);
}

function entry(list, term, ...details) {
    list.append(make('dt', {}, term), make('dd', {}, ...details));
}

const computed = id => lines(runsOf(id));

/** The equation of some runs, and what each of them did; of a long sum, the end. */
function lines(runs) {
    const some = runs.length > 4 ? runs.slice(-3) : runs;
    return [
        formula(runs.length ? runs[runs.length - 1].equation : -1),
        some.length < runs.length
            ? make('div', { class: 'muted' }, `${runs.length - some.length} statements before these are in the code.`)
            : null,
        ...some.map(run =>
            formulaLine(
                run.numbers.length <= 240
                    ? run
                    : { ...run, numbers: `${run.numbers.slice(0, 200).replace(/ [^ ]*$/, '')} …` },
            ),
        ),
    ];
}

function answer() {
    const body = byId('answer-body');
    const selection = state.kept;
    if (!selection) {
        const step = `E = ${short(data.error)} for this sample; the step has η = ${short(data.eta)}. `;
        const hint = 'Select a neuron or a weight to see where its numbers come from.';
        body.replaceChildren(make('p', {}, data.step ? step + hint : hint));
        return;
    }
    if (selection.kind === 'key' && parameters.has(selection.key))
        answerParameter(body, parameters.get(selection.key));
    else if (selection.kind === 'key' && neurons.has(selection.key)) answerNeuron(body, neurons.get(selection.key));
    else if (selection.kind === 'equation') answerEquation(body, selection.equation);
    else if (selection.kind === 'row') answerRow(body, selection.row);
}

function answerParameter(body, w) {
    const list = make('dl');
    entry(list, 'Value', make('span', { title: w.value }, short(w.value)));
    if (data.step && w.g === '') {
        entry(list, 'Training', 'This layer is not trainable: it has no gradient, and a step leaves it as it is.');
    } else if (data.step) {
        const what = w.i < 0 ? 'bias' : 'weight';
        const run = runsOf(`G${w.p}`).slice(-1)[0];
        const factors = run ? run.reads : [];
        entry(list, 'Gradient', ...computed(`G${w.p}`));
        entry(
            list,
            factors.length > 1 ? 'Factors' : 'From',
            ...factors.map(id =>
                make('div', {}, chip(id), ` ${short(valueOf(id))}, ${signOf(valueOf(id))}: ${meaning(id)}`),
            ),
        );
        const sign = signOf(w.g);
        const because = factors.map(id => `${label(id)} is ${signOf(valueOf(id))}`).join(' and ');
        const effect =
            sign === 'zero'
                ? `A small change of the ${what} does not change E.`
                : `E ${sign === 'positive' ? 'grows' : 'falls'} if the ${what} grows.`;
        entry(list, 'Sign', `${because}, so the gradient is ${sign}. ${effect}`);
        if (w.difference !== undefined) {
            entry(
                list,
                'Central difference',
                make('div', { class: 'formula' }, `(E(w + h) − E(w − h)) / 2h = ${short(w.difference)}`),
                make('div', {}, `Relative deviation ${short(w.deviation)}: ${verdicts[w.verdict]}.`),
            );
        }
        const moved = Number(w.after) - Number(w.value);
        const updates = listings[0].rows
            .flatMap(row => row.runs)
            .filter(one => one.id[0] !== 'G' && one.id && keyOf(one.id) === w.key);
        entry(
            list,
            'Update',
            ...lines(updates),
            make(
                'div',
                {},
                moved === 0
                    ? `The ${what} stays as it is.`
                    : `The step makes the ${what} ${moved > 0 ? 'larger' : 'smaller'}, ` +
                          `by ${short(String(Math.abs(moved)))}: from ${short(w.value)} to ${short(w.after)}.`,
            ),
        );
    }
    if (w.i >= 0) {
        entry(
            list,
            'Connects',
            make(
                'div',
                {},
                chip(`y${w.a}_${w.i}`),
                ' to ',
                chip(`y${w.l}_${w.j}`),
            ),
        );
    }
    body.replaceChildren(make('h3', {}, parameterName(w)), list);
}

function meaning(id) {
    const neuron = neurons.get(keyOf(id));
    if (!neuron) return '';
    return neuron.l === 0
        ? `the input${neuron.name ? ` ${neuron.name}` : ''}`
        : `${id[0] === 'd' ? '∂E/∂u' : 'the output'} of that neuron of ${layerName(neuron.l)}`;
}

function answerNeuron(body, neuron) {
    const list = make('dl');
    const id = kind => `${kind}${neuron.l}_${neuron.j}`;
    const all = [...parameters.values()];
    const into = all.filter(w => w.l === neuron.l && w.j === neuron.j);
    const outOf = all.filter(w => w.a === neuron.l && w.i === neuron.j);
    if (neuron.l === 0) {
        entry(list, 'Value', short(neuron.y));
        if (neuron.g) entry(list, '∂x: how E changes with it', ...computed(id('g')));
    } else {
        entry(list, 'u, its weighted sum', ...computed(id('u')));
        entry(list, 'y, its output', ...computed(id('y')));
        if (data.step && neuron.d !== '') {
            entry(list, '∂y = ∂E/∂y', ...computed(id('g')));
            entry(list, 'δ = ∂E/∂u', ...computed(id('d')));
        }
        if (into.length)
            entry(
                list,
                data.whole ? 'Weights and bias into it' : 'Weights into it that matter most here, and its bias',
                ...into.map(w =>
                    make(
                        'div',
                        {},
                        chip(`w${w.p}`),
                        ` ${short(w.value)}, ${w.i < 0 ? 'bias' : `from ${named(neuronAt(w.a, w.i))}`}`,
                        data.step ? `; ∂w ${short(w.g)}` : '',
                    ),
                ),
            );
    }
    if (outOf.length)
        entry(
            list,
            'Weights out of it',
            ...outOf.map(w =>
                make('div', {}, chip(`w${w.p}`), ` ${short(w.value)}, to ${named(neuronAt(w.l, w.j))}`),
            ),
        );
    const activation = data.layers[neuron.l].activation;
    const kind = neuron.l === 0 ? 'Input' : 'Neuron';
    const title = `${kind} ${named(neuron)} of ${layerName(neuron.l)}${activation ? `, ${activation}` : ''}`;
    body.replaceChildren(make('h3', {}, title), list);
}

function answerEquation(body, equation) {
    const number = equationNumber(equation);
    const runs = [...related(ofEquation(equation)).strong];
    const lines = runs.slice(0, 12).map(formulaLine);
    body.replaceChildren(
        make('h3', {}, `Equation${number ? ` (${number})` : ''}, ${data.equations[equation][2]}`),
        formula(equation),
        ...lines,
        ...(runs.length > 12 ? [make('div', {}, `… ${runs.length - 12} more`)] : []),
    );
}

function answerRow(body, row) {
    const equation = row.runs.length ? row.runs[row.runs.length - 1].equation : -1;
    const ids = [...new Set(row.runs.flatMap(run => [run.id, ...run.reads]))].filter(Boolean);
    const lines = row.runs.slice(0, 12).map(formulaLine);
    body.replaceChildren(
        make('h3', { class: 'formula' }, row.text.trim()),
        ...[formula(equation)].filter(Boolean),
        ...lines,
        ...(row.runs.length > 12 ? [make('div', {}, `… ${row.runs.length - 12} more`)] : []),
        make('div', {}, ...ids.slice(0, 24).map(id => chip(id))),
    );
}

/* ---- steps ---- */

let steps = [];

function findSteps() {
    const runs = new Set(
        rows
            .flatMap(row => row.runs)
            .filter(run => run.id && isRunShown(run))
            .map(run => run.equation),
    );
    steps = data.equations.map((_, equation) => equation).filter(equation => runs.has(equation));
    byId('step').max = steps.length;
}

function goTo(step, isUser = true) {
    state.step = Math.max(0, Math.min(steps.length, step));
    byId('step').value = state.step;
    byId('previous').disabled = state.step === 0;
    byId('next').disabled = state.step === steps.length;
    const text = byId('step-text');
    if (state.step === 0) {
        text.replaceChildren(`${steps.length} steps: ${data.step ? 'forward, backward, update' : 'forward'}.`);
        byId('step').setAttribute('aria-valuetext', 'Before the first step');
        if (isUser) select(data.whole ? null : ofKey(`n${shown.l}_${shown.j}`));
        return;
    }
    const equation = steps[state.step - 1];
    const [number, words, operation] = data.equations[equation];
    text.replaceChildren(
        `${state.step} of ${steps.length}, `,
        make('b', {}, operation),
        ': ',
        number ? make('span', { class: 'number' }, `(${number})`) : '',
        make('span', { class: 'formula' }, words),
    );
    byId('step').setAttribute('aria-valuetext', `${state.step} of ${steps.length}, ${operation}: ${words}`);
    select(ofEquation(equation));
    follow();
}

/* ---- tables ---- */

function table(caption, head, rows) {
    return make(
        'div',
        { class: 'scroll', tabindex: 0, role: 'region', 'aria-label': caption },
        make(
            'table',
            {},
            make('caption', {}, caption),
            make(
                'thead',
                {},
                make(
                    'tr',
                    {},
                    ...head.map(name =>
                        make('th', { scope: 'col', class: /^(of|compared)$/.test(name) ? 'text' : null }, name),
                    ),
                ),
            ),
            make('tbody', {}, ...rows),
        ),
    );
}

function showTables() {
    const cells = values => values.map(value => make('td', { title: value }, short(value)));
    const ofNeurons = [...neurons.values()]
        .filter(neuron => data.whole || neuron.l === shown.l)
        .map(neuron =>
            make(
                'tr',
                { 'data-key': neuron.key },
                make('td', {}, chip(`y${neuron.l}_${neuron.j}`), neuron.name ? ` ${neuron.name}` : ''),
                ...cells(data.step ? [neuron.u, neuron.y, neuron.g, neuron.d] : [neuron.u, neuron.y]),
            ),
        );
    const tables = [
        table(
            data.whole ? 'Neurons' : `Neurons of ${layerName(shown.l)}`,
            ['neuron', 'u', 'y', ...(data.step ? ['∂y', 'δ'] : [])],
            ofNeurons,
        ),
    ];
    const hasDifferences = [...parameters.values()].some(w => w.difference !== undefined);
    const some = [...parameters.values()].filter(w => data.whole || isShownNow(w.key));
    const ofParameters = some.map(w =>
        make(
            'tr',
            { 'data-key': w.key },
            make('td', {}, chip(`w${w.p}`)),
            make(
                'td',
                { class: 'text' },
                w.i < 0
                    ? `bias of ${neuronName(neuronAt(w.l, w.j))}`
                    : `${neuronName(neuronAt(w.a, w.i))} to ${neuronName(neuronAt(w.l, w.j))}`,
            ),
            ...cells([w.value, ...(data.step ? [w.g] : [])]),
            ...(hasDifferences
                ? [
                      make('td', {}, short(w.difference)),
                      make('td', { class: 'text' }, w.verdict === undefined ? '' : verdicts[w.verdict]),
                  ]
                : []),
            ...(data.step
                ? [make('td', {}, short(String(Number(w.after) - Number(w.value)))), ...cells([w.after])]
                : []),
        ),
    );
    tables.push(
        table(
            data.whole
                ? 'Weights and biases'
                : `The weights and the bias of ${neuronName(shown)} that matter most for this sample`,
            [
                'parameter',
                'of',
                'w',
                ...(data.step ? ['∂w'] : []),
                ...(hasDifferences ? ['central difference', 'compared'] : []),
                ...(data.step ? ['step', 'w afterwards'] : []),
            ],
            ofParameters,
        ),
    );
    byId('tables').replaceChildren(...tables);
}

/* ---- start ---- */

function start() {
    const step = data.step ? `; ${data.optimizer}; E = ${short(data.error)}; η = ${short(data.eta)}` : '';
    byId('topology').textContent = `${data.topology}. ${data.loss}${step}.`;
    byId('arithmetic').textContent = data.arithmetic;
    byId('forward-only').textContent = data.forwardOnly;
    byId('check').textContent = data.check;
    listings.forEach((listing, n) =>
        byId('tabs').append(
            make(
                'button',
                {
                    type: 'button',
                    role: 'tab',
                    id: `tab${n}`,
                    'aria-controls': 'panel',
                    'aria-selected': String(n === 0),
                    tabindex: n === 0 ? 0 : -1,
                    on: {
                        click: () => openTab(n),
                        keydown: event => {
                            const to = { ArrowRight: n + 1, ArrowLeft: n - 1, Home: 0, End: listings.length - 1 }[
                                event.key
                            ];
                            if (to === undefined) return;
                            event.preventDefault();
                            event.stopPropagation();
                            openTab((to + listings.length) % listings.length);
                            byId(`tab${state.tab}`).focus();
                        },
                    },
                },
                listing.name,
            ),
        ),
    );
    byId('previous').addEventListener('click', () => goTo(state.step - 1));
    byId('next').addEventListener('click', () => goTo(state.step + 1));
    byId('step').addEventListener('input', () => goTo(Number(byId('step').value)));
    document.addEventListener('keydown', event => {
        if (event.altKey || event.ctrlKey || event.metaKey || /^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName))
            return;
        if (event.key === 'Escape') goTo(0);
        else if (event.key === 'ArrowRight') goTo(state.step + 1);
        else if (event.key === 'ArrowLeft') goTo(state.step - 1);
        else return;
        event.preventDefault();
    });
    let width = window.innerWidth;
    window.addEventListener('resize', () => {
        if (window.innerWidth !== width) {
            width = window.innerWidth;
            draw();
            light();
        }
    });
    if (data.whole) {
        draw();
        showTables();
        showCode();
        findSteps();
    } else {
        startChoice();
    }
    goTo(0);
}

function openTab(n) {
    state.tab = n;
    listings.forEach((_, one) => {
        byId(`tab${one}`).setAttribute('aria-selected', String(one === n));
        byId(`tab${one}`).setAttribute('tabindex', one === n ? 0 : -1);
    });
    if (state.kept && state.kept.kind === 'row') state.kept = null;
    showCode();
    const equation = state.step > 0 ? steps[state.step - 1] : -1;
    findSteps();
    if (equation >= 0 && steps.includes(equation)) goTo(steps.indexOf(equation) + 1);
    else if (state.step > 0) goTo(0);
    else {
        goTo(0, false);
        light();
        answer();
    }
}

start();
