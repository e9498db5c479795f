import path from 'node:path'
import { build } from './build.mjs'
import { install } from './install.mjs'
import { root } from './run.mjs'
import { serve } from './serve.mjs'

install()
console.log('构建 Building …')
if (!build()) process.exit(1)

const { url } = await serve(path.join(root, 'dist/widget'), { port: 4173 })

console.log(`
  问策 policy-guide

  演示页 Demo page:  ${url}

  浏览器扩展 Browser extension
    1. 打开 Open        chrome://extensions  (Edge: edge://extensions)
    2. 开启“开发者模式”  Turn on "Developer mode"
    3. “加载已解压的扩展程序” "Load unpacked":
       ${path.join(root, 'dist/extension-chromium')}

  按 Ctrl+C 结束 Press Ctrl+C to stop
`)
