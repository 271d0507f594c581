import { render } from 'preact';
import { unpack } from '../../graph/packed';
import type { GraphData } from '../../graph/data';
import { openPage } from '../shared/data';
import { clip } from '../shared/format';
import { App } from './app';
import { sceneOf } from './scene';

openPage<GraphData>(({ collected, gaps }, app) => {
  const scene = sceneOf(unpack(collected));
  document.title = `${clip(scene.graph.title, 60)}: graph`;
  render(<App scene={scene} gaps={gaps} />, app);
});
