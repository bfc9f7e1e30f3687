// ODK's own evaluator behind one line for one line: {"tree", "instances", "zone"} or {"expression", "at"} in, three readings out.
// The package is made for bundlers: in plain Node its parser looks for two names that only CommonJS has.
import { webcrypto } from "node:crypto";
import { createRequire } from "node:module";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

globalThis.crypto ??= webcrypto; // Debian 12 has Node.js 18, where only a browser would have it
globalThis.require = createRequire(import.meta.url);
globalThis.__dirname = fileURLToPath(new URL(".", import.meta.url));
const { XFormsXPathEvaluator } = await import("@getodk/xpath");

const plant = ([name, value], parent = null) => {
  const node = { name, parent, children: [], text: typeof value === "string" ? value : null };
  if (node.text === null) node.children = value.map((child) => plant(child, node));
  return node;
};
const value = (node) => node.text ?? node.children.map(value).join("");
const top = (node) => (node.parent ? top(node.parent) : node);
const within = (ancestor, node) => node !== null && (node === ancestor || within(ancestor, node.parent));
const ordered = (node) => [node, ...node.children.flatMap(ordered)];
const beside = (node, step) => {
  const among = node.parent?.children ?? [];
  return among[among.indexOf(node) + step] ?? null;
};

const adapter = {
  isXPathNode: (node) => typeof node === "object" && node !== null && "children" in node,
  getNodeKind: (node) => (node.parent ? "element" : "document"),
  getLocalName: (node) => node.name,
  getQualifiedName: (node) => node.name,
  getNamespaceURI: () => null,
  getProcessingInstructionName: (node) => node.name,
  resolveNamespaceURI: () => null,
  getNodeValue: value,
  getContainingDocument: top,
  getNamespaceDeclarations: () => [],
  getAttributes: () => [],
  getParentNode: (node) => node.parent,
  getChildNodes: (node) => node.children,
  getChildElements: (node) => node.children,
  getPreviousSiblingNode: (node) => beside(node, -1),
  getPreviousSiblingElement: (node) => beside(node, -1),
  getNextSiblingNode: (node) => beside(node, 1),
  getNextSiblingElement: (node) => beside(node, 1),
  compareDocumentOrder: (one, other) => {
    const order = ordered(top(one));
    return Math.sign(order.indexOf(one) - order.indexOf(other));
  },
  isDescendantNode: within,
};

let evaluator;

const answers = {
  tree: ({ tree, instances, zone }) => {
    const lists = instances.map(([id, list]) => [id, plant(["instance", [list]])]);
    evaluator = new XFormsXPathEvaluator({
      domAdapter: adapter,
      rootNode: plant(["#document", [tree]]),
      secondaryInstancesById: new Map(lists),
      itextTranslationsByLanguage: new Map(),
      timeZoneId: zone,
    });
    return {};
  },
  expression: ({ expression, at }) => {
    const contextNode = evaluator.evaluateNode(at);
    const read = (kind) => evaluator[`evaluate${kind}`](expression, { contextNode });
    return { text: read("String"), number: String(read("Number")), truth: read("Boolean") };
  },
};

for await (const line of createInterface({ input: process.stdin })) {
  const asked = JSON.parse(line);
  let answer;
  try {
    answer = answers["tree" in asked ? "tree" : "expression"](asked);
  } catch (error) {
    answer = { refused: String(error.message ?? error).split("\n")[0] };
  }
  process.stdout.write(JSON.stringify(answer) + "\n");
}
