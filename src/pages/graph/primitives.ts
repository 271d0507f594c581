import {
  extremityArrow,
  layerFill,
  layerPlain,
  pathLine,
  sdfCircle,
  sdfDiamond,
  sdfSquare,
  sdfTriangle,
  type FragmentLayer,
  type SDFShape,
} from 'sigma/rendering';

const ROUNDED = { cornerRadius: 0.12 };

const hexagon: SDFShape = {
  name: 'hexagon',
  glsl: `
float sdf_hexagon(vec2 uv, float size) {
  const vec3 k = vec3(-0.866025404, 0.5, 0.577350269);
  float r = size * 0.866025404;
  vec2 p = abs(uv.yx);
  p -= 2.0 * min(dot(k.xy, p), 0.0) * k.xy;
  p -= vec2(clamp(p.x, -k.z * r, k.z * r), r);
  return length(p) * sign(p.y);
}
`,
  uniforms: [],
  inradiusFactor: 0.866025404,
};

/** Fills all but a rim with a colour of its own: the ground's for what was not collected, the type's for what is selected. */
function layerCore(): FragmentLayer {
  return {
    name: 'core',
    uniforms: [],
    attributes: [
      {
        name: 'coreColor',
        size: 4,
        type: WebGL2RenderingContext.UNSIGNED_BYTE,
        normalized: true,
        source: 'coreColor',
      },
    ],
    glsl: `
vec4 layer_core(vec4 v_coreColor) {
  float rim = 0.26;
  float inside = 1.0 - smoothstep(-rim - context.aaWidth, -rim, context.sdf);
  return vec4(v_coreColor.rgb, v_coreColor.a * inside);
}
`,
  };
}

/** What sigma draws nodes and lines of; made when there is WebGL, which some of it asks for. */
export function primitives() {
  return {
    nodes: {
      shapes: [
        sdfCircle(),
        sdfSquare(ROUNDED),
        sdfDiamond(ROUNDED),
        sdfTriangle(ROUNDED),
        hexagon,
      ],
      variables: { coreColor: { type: 'color', default: '#00000000' } },
      layers: [layerFill(), layerCore()],
    },
    edges: {
      paths: [pathLine()],
      extremities: [extremityArrow()],
      layers: [layerPlain()],
    },
    depthLayers: ['edges', 'nodes', 'topEdges', 'topNodes'],
  } as const;
}
