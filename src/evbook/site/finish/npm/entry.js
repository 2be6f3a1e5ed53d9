/* What the book's charts need of Vega: a chart compiled at the build, no parser of Vega-Lite, no eval.
   vega-scenegraph is held at the version that vl-convert draws with: a newer one sets the rows of a legend further
   apart, so that a live chart would be taller than the picture in whose place it comes. No advisory concerns it. */
import { extend } from "vega-util";
import { transforms } from "vega-dataflow";
import * as encode from "vega-encode";
import * as geo from "vega-geo";
import * as basic from "vega-transforms";
import * as views from "vega-view-transforms";
import { expressionInterpreter } from "vega-interpreter";
import { parse } from "vega-parser";
import { View } from "vega-view";

extend(transforms, basic, views, encode, geo);
window.evbookVega = { parse, View, expressionInterpreter };
