import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";

import { messages } from "@/lib/i18n/messages";
import { textsIn } from "@/lib/i18n/texts";

import { RecipeSection } from "./recipe-section";
import { recipes } from "./recipes";

const keysOf = (language: "nb" | "en", of: "steps" | "recipes"): string[] => Object.keys((messages[language].help as Record<string, object>)[of] ?? {}).sort();

describe("the recipes of the help page", () => {
  it.each(["nb", "en"] as const)("can be said in %s with the labels they name, each step with what is pressed in it", (language) => {
    const t = textsIn(language);
    for (const recipe of recipes) {
      const html = renderToStaticMarkup(<RecipeSection t={t} recipe={recipe} asTab />);
      const pressed = recipe.steps.flatMap(({ press = {} }) => Object.keys(press)).length;
      expect(html.match(/<strong/g)?.length ?? 0, recipe.id).toBe(pressed);
      expect(html, recipe.id).not.toMatch(/[{}\uE000\uE001]/);
    }
  });

  it("use every text there is for them", () => {
    expect(keysOf("nb", "recipes")).toEqual(recipes.map(({ id }) => id).sort());
    expect(keysOf("nb", "steps")).toEqual([...new Set(recipes.flatMap(({ steps }) => steps.map(({ text }) => text)))].sort());
  });

  it("leave the tab «Tilleggsinfo» out where the fields are a section of «Firmainfo»", () => {
    const recipe = recipes.find(({ id }) => id === "fillAdditionalInfo");
    if (!recipe) throw new Error("The recipe is gone");
    const steps = (asTab: boolean) => renderToStaticMarkup(<RecipeSection t={textsIn("nb")} recipe={recipe} asTab={asTab} />).split("<li").length;
    expect(steps(true)).toBe(steps(false) + 1);
  });
});
