import { diff } from '../src/cli/diff.js';
import { readFileSync, readdirSync } from 'node:fs';
import { compare, parsePolicy } from '../src/index.js';
const io=(o:any)=>({cwd:'/tmp/d',env:{},version:'',out:{write:(t:string)=>{o.out+=t},isTerminal:()=>false},err:{write:(t:string)=>{o.err+=t},isTerminal:()=>false}} as any);
const t=(f:()=>any)=>{let best=1e9;for(let i=0;i<4;i++){const s=performance.now();f();best=Math.min(best,performance.now()-s)}return best.toFixed(1)};
const files=process.argv.slice(2);
for (const f of files) { const [a,b]=f.split(',') as [string,string];
 let o:any;
 const full=t(()=>{o={out:'',err:''};o.code=diff(io(o),{before:a,after:b,layer:undefined,exact:false,json:false,work:undefined})});
 const base=t(()=>compare(parsePolicy(readFileSync('/tmp/d/'+a,'utf8')),parsePolicy(readFileSync('/tmp/d/'+b,'utf8'))));
 console.log(f,'base',base,'full',full,o.code,o.err, o.out.split('\n').filter((l:string)=>/^    \S.* on |^\w+:/.test(l)).join('\n   ')); }
